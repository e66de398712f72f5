package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of the user's is ever destroyed, and a corpus stays until the next one is whole. */
class OutputSafetyTest {
  @TempDir Path folder;
  private Path shard;
  private Path out;

  @BeforeEach
  void writeShard() throws IOException {
    shard = write("in/shard.jsonl", "eng_Latn");
    out = folder.resolve("out");
  }

  private Path write(String name, String... tags) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String tag : tags) {
      lines.append("{\"text\": \"").append(Prose.read().get(tag)).append("\"}\n");
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, lines);
  }

  private Command run(Path input, Object output, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("run", "--input", input.toString(), "--output", output.toString(), "--quiet"));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--")) {
      arguments.addAll(List.of("--", "--runner=DirectRunner"));
    }
    return Command.run(arguments.toArray(new String[0]));
  }

  private void refused(Command command, String... says) {
    assertEquals(2, command.status(), command.err());
    for (String part : says) {
      assertTrue(command.err().contains(part), command.err());
    }
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    return new Corpus(folder).files();
  }

  private static void same(Map<String, byte[]> expected, Map<String, byte[]> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((name, bytes) -> assertTrue(Arrays.equals(bytes, found.get(name)), name));
  }

  @Test
  void aFolderThatTamisDidNotWriteIsNeverOverwritten() throws IOException {
    write("project/data/train.csv", "eng_Latn");
    write("project/README.md", "eng_Latn");
    write("project/report/mine.txt", "eng_Latn");
    Path project = folder.resolve("project");
    Map<String, byte[]> before = files(project);
    refused(run(shard, project, "--overwrite"), "MANIFEST.json", "README.md");
    Files.writeString(project.resolve("MANIFEST.json"), "{\"name\": \"a web app\"}");
    refused(run(shard, project, "--overwrite"), "not one that Tamis wrote");
    Files.writeString(project.resolve("MANIFEST.json"), "no json");
    refused(run(shard, project, "--overwrite"), "not JSON");
    Files.writeString(
        project.resolve("MANIFEST.json"),
        "{\"tamis\": \"1\", \"files\": [{\"path\": \"../in/shard.jsonl\"}]}");
    refused(run(shard, project, "--overwrite"), "not in its folder");
    Files.delete(project.resolve("MANIFEST.json"));
    same(before, files(project));
  }

  @Test
  void onlyWhatTheManifestNamesIsReplaced() throws IOException {
    assertEquals(0, run(shard, out).status());
    write("out/MINE.md", "eng_Latn");
    write("out/data/mine.csv", "eng_Latn");
    write("out/excluded/notes/mine.txt", "eng_Latn");
    Path other = write("in2/shard.jsonl", "deu_Latn");
    Command command = run(other, out, "--overwrite");
    assertEquals(0, command.status(), command.err());
    assertTrue(command.err().contains("MINE.md, data/mine.csv"), command.err());
    Map<String, byte[]> files = files(out);
    assertTrue(files.containsKey("MINE.md") && files.containsKey("data/mine.csv"));
    assertTrue(files.containsKey("excluded/notes/mine.txt"));
    assertFalse(Files.exists(out.resolve("data/eng_Latn")), "of the corpus before");
    assertTrue(Files.exists(out.resolve("data/deu_Latn/part-00000-of-00001.jsonl.zst")));
    assertFalse(Files.exists(out.resolve(".work")));
  }

  @Test
  void aCorpusStaysWhateverFails() throws IOException {
    assertEquals(0, run(shard, out).status());
    Map<String, byte[]> before = files(out);
    Path recipe = Files.writeString(folder.resolve("bad.yaml"), "language: {keep: 1}\n");
    for (Command command :
        List.of(
            run(shard, out, "--overwrite", "--", "--runner=NoSuchRunner"),
            run(shard, out, "--overwrite", "--", "--parallelism=abc"),
            run(shard, out, "--overwrite", "--recipe", recipe.toString()),
            run(shard, out, "--overwrite", "--set", "domains.exclude.bad=/nope.txt"),
            run(shard, out, "--overwrite", "--set", "pii.key=/nope.txt"),
            run(folder.resolve("nope.jsonl"), out, "--overwrite"),
            run(shard, out))) {
      assertEquals(2, command.status(), command.err());
      same(before, files(out));
    }
    // What is in the way of a new part fails the run on its last step.
    Path other = write("in2/shard.jsonl", "deu_Latn");
    write("out/data/deu_Latn/part-00000-of-00001.jsonl.zst", "fra_Latn");
    Command command = run(other, out, "--overwrite");
    assertEquals(1, command.status(), command.err());
    assertTrue(command.err().contains("in the way"), command.err());
    assertTrue(command.err().contains("tamis sweep"), command.err());
    before.forEach(
        (name, bytes) -> assertTrue(Arrays.equals(bytes, read(out.resolve(name))), name));
    refused(run(other, out, "--overwrite"), "tamis sweep");
    Files.delete(out.resolve("data/deu_Latn/part-00000-of-00001.jsonl.zst"));
    assertEquals(0, Command.run("sweep", out.toString()).status());
    assertTrue(Files.exists(out.resolve("data/deu_Latn/part-00000-of-00001.jsonl.zst")));
    assertFalse(Files.exists(out.resolve("data/eng_Latn")));
    assertFalse(Files.exists(out.resolve(".work")));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      return null;
    }
  }

  @Test
  void replacingACorpusByItselfChangesNothing() throws IOException {
    assertEquals(0, run(shard, out).status());
    Map<String, byte[]> before = files(out);
    assertEquals(0, run(shard, out, "--overwrite").status());
    same(before, files(out));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/",
        "//",
        "/tmp/..",
        "~",
        "~/",
        "~nobody-here/x",
        "/home",
        "/root/../home/"
      })
  void pathsThatAreNoFolderForACorpus(String output) {
    refused(run(shard, output, "--overwrite"), "tamis: ");
  }

  @Test
  void outputAndInputLieApart() throws IOException {
    refused(run(folder.resolve("in"), folder.resolve("in/out")), "lies in the input folder");
    refused(run(Path.of(folder + "/**"), out), "lies in the input folder");
    assertEquals(0, run(shard, out).status());
    refused(run(out.resolve("data"), out, "--overwrite"), "lies in the output folder");
    refused(run(shard, shard), "is a file");
    // A glob that cannot reach the output is no harm.
    assertEquals(0, run(Path.of(folder + "/in/*.jsonl"), folder.resolve("in/out")).status());
  }

  @Test
  void aNameWithGlobCharactersMeansItself() throws IOException {
    Path odd = folder.resolve("out[x]{y}*");
    assertEquals(0, run(shard, odd).status());
    Map<String, byte[]> before = files(odd);
    refused(run(shard, odd), "not empty");
    Path alike = Files.createDirectories(folder.resolve("outxy1/data"));
    Files.writeString(alike.resolve("mine.txt"), "precious");
    assertEquals(0, run(shard, odd, "--overwrite").status());
    same(before, files(odd));
    assertEquals("precious", Files.readString(alike.resolve("mine.txt")));
  }

  @Test
  void linksOutOfTheFolderAreNotFollowed() throws IOException {
    assertEquals(0, run(shard, out).status());
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    try (Stream<Path> walk = Files.walk(out.resolve("data")).sorted()) {
      for (Path path : walk.toList()) {
        Path to = elsewhere.resolve(out.resolve("data").relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.move(path, to);
        }
      }
    }
    Files.delete(out.resolve("data/eng_Latn"));
    Files.delete(out.resolve("data"));
    Files.createSymbolicLink(out.resolve("data"), elsewhere);
    Map<String, byte[]> before = files(elsewhere);
    refused(run(shard, out, "--overwrite"), "data is a link");
    same(before, files(elsewhere));
  }

  @Test
  void aRefusedRunLeavesNothing() throws IOException {
    Path deep = folder.resolve("a/b/out");
    refused(run(shard, deep, "--", "--runner=NoSuchRunner"));
    refused(run(shard, deep, "--", "--parallelism=0"));
    refused(run(folder.resolve("nope"), deep));
    assertFalse(Files.exists(folder.resolve("a")));
    assertEquals(0, run(shard, deep).status());
  }

  @Test
  void aDryRunTouchesNothing() throws IOException {
    Command command = run(shard, out, "--dry-run");
    assertEquals(0, command.status(), command.err());
    for (String part :
        List.of(
            "shards:  1",
            "JSONL",
            "fields:  text",
            "plan:    read",
            "min-confidence: 0.3",
            out + "/")) {
      assertTrue(command.out().contains(part), command.out());
    }
    assertFalse(Files.exists(out));
  }

  @Test
  void theFolderForAttemptsIsItsOwnersAlone() throws IOException {
    Path work = out.resolve(".work");
    List<String> seen = new ArrayList<>();
    Thread watch =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                try {
                  String permissions =
                      PosixFilePermissions.toString(Files.getPosixFilePermissions(work));
                  if (!seen.contains(permissions)) {
                    seen.add(permissions);
                  }
                } catch (IOException e) {
                  Thread.onSpinWait(); // not there yet, or no more
                }
              }
            });
    watch.start();
    assertEquals(0, run(shard, out).status());
    watch.interrupt();
    assertEquals(List.of("rwx------"), seen);
  }

  @Test
  void whatAKilledRunLeftIsToldAndSwept() throws IOException {
    Files.createDirectories(out.resolve(".work"));
    Files.writeString(out.resolve(".work/old.curated.zst"), "text of somebody");
    Command command = run(shard, out);
    assertEquals(0, command.status(), command.err());
    assertTrue(command.err().contains("a run that was stopped left 1 files"), command.err());
    assertFalse(Files.exists(out.resolve(".work")));
  }

  @Test
  void aRunThatIsStillThereIsNotDisturbed() throws IOException {
    Files.createDirectories(out.resolve(".work"));
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    String host = java.net.InetAddress.getLocalHost().getHostName();
    long start = parent.info().startInstant().orElseThrow().toEpochMilli();
    Files.writeString(out.resolve(".work/run"), host + " " + parent.pid() + " " + start + "\n");
    refused(run(shard, out), "another run is writing", Long.toString(parent.pid()));
    assertTrue(Files.exists(out.resolve(".work/run")));
  }

  @Test
  void sweepSaysWhatItFound() throws IOException {
    refused(Command.run("sweep", folder.resolve("nope").toString()), "no such folder");
    assertEquals(0, run(shard, out).status());
    Command command = Command.run("sweep", out.toString());
    assertEquals(0, command.status());
    assertTrue(command.out().contains("nothing to sweep"), command.out());
  }
}
