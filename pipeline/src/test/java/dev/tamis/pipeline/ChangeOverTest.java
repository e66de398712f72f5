package dev.tamis.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.report.ChangeOver;
import dev.tamis.pipeline.report.Manifest;
import dev.tamis.pipeline.report.look.CorpusFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A change to a new corpus that is stopped at any of its steps, and gone through again. */
class ChangeOverTest {
  private static final Map<String, String> OLD =
      Map.of("data/x/part", "old x", "data/y/part", "old y", "report/page", "old page");
  private static final Map<String, String> NEW =
      Map.of("data/x/part", "new x", "data/z/part", "new z", "report/page", "new page");

  @TempDir Path folder;
  private String out;

  @BeforeEach
  void lay() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    FlakyFileSystem.reset();
    out = "flaky:" + folder + "/";
    write("", OLD);
    write(".work/new/", NEW);
    Files.writeString(folder.resolve("data/mine.txt"), "a stranger");
  }

  @AfterEach
  void reset() {
    FlakyFileSystem.reset();
  }

  private void write(String below, Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(below + file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Files.writeString(folder.resolve(below + Manifest.NAME), manifest(files));
  }

  private static String manifest(Map<String, String> files) {
    return new TreeMap<>(files)
        .entrySet().stream()
            .map(f -> "{\"path\": \"" + f.getKey() + "\", \"is\": \"" + f.getValue() + "\"}")
            .collect(Collectors.joining(", ", "{\"tamis\": \"0\", \"files\": [", "]}"));
  }

  private String text(String path) throws IOException {
    Path file = folder.resolve(path);
    return Files.exists(file) ? Files.readString(file) : null;
  }

  /** Each file of a corpus is there, in its place or where it waits. */
  private void whole(Map<String, String> files, String elsewhere) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      String path = file.getKey();
      assertTrue(
          file.getValue().equals(text(path)) || file.getValue().equals(text(elsewhere + path)),
          path);
    }
  }

  private void isNew() throws IOException {
    assertEquals(manifest(NEW), text(Manifest.NAME));
    for (Map.Entry<String, String> file : NEW.entrySet()) {
      assertEquals(file.getValue(), text(file.getKey()));
    }
    assertFalse(Files.exists(folder.resolve("data/y/part")), "of the old corpus alone");
    assertEquals("a stranger", text("data/mine.txt"));
  }

  @Test
  void goesThroughAtOnce() throws IOException {
    new ChangeOver(out).run();
    isNew();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".work/old/MANIFEST.json",
        ".work/old/data/x/part",
        ".work/old/data/y/part",
        ".work/old/report/page",
        "data/x/part",
        "data/z/part",
        "report/page",
        "MANIFEST.json"
      })
  void stoppedAtAnyStepItLosesNothingAndIsEndedByTheNext(String target) throws IOException {
    FlakyFileSystem.failOnce("rename " + folder + "/" + target);
    assertThrows(IOException.class, () -> new ChangeOver(out).run());
    assertTrue(FlakyFileSystem.allFailed());

    whole(OLD, ".work/old/");
    whole(NEW, ".work/new/");
    Optional<Manifest> said = Manifest.read(out);
    if (said.isPresent()) {
      assertEquals(manifest(OLD), text(Manifest.NAME));
      for (Map.Entry<String, String> file : OLD.entrySet()) {
        assertEquals(file.getValue(), text(file.getKey()));
      }
    } else {
      String message =
          assertThrows(IllegalArgumentException.class, () -> CorpusFolder.open(out)).getMessage();
      assertTrue(message.contains("put its corpus in place with: tamis sweep"), message);
    }

    new ChangeOver(out).run();
    isNew();
  }
}
