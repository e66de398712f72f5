package dev.tamis.pipeline.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import dev.tamis.classify.train.HashedClassifier;
import dev.tamis.pipeline.teacher.FakeEndpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From documents over a teacher's answers to a classifier, by the real command. */
class TrainCommandTest {
  @TempDir private Path folder;
  private Path documents;

  @BeforeEach
  void writeDocuments() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String words = i % 2 == 0 ? "river stone method because " : "cheap click offer winner ";
      lines.add(
          "{\"id\":\"d"
              + i
              + "\",\"text\":\""
              + words.repeat(10)
              + i
              + "\",\"language\":\"eng_Latn\"}");
    }
    documents = Files.write(folder.resolve("documents.jsonl"), lines, StandardCharsets.UTF_8);
  }

  @Test
  void distils() throws IOException {
    Path prompts = folder.resolve("prompts.jsonl");
    run(0, "label", documents.toString(), "--sample", "50", "--prompts", prompts.toString());
    List<String> answers = new ArrayList<>();
    for (String prompt : Files.readAllLines(prompts, StandardCharsets.UTF_8)) {
      String id = prompt.substring(7, prompt.indexOf('"', 7));
      int score = prompt.contains("river") ? 5 : 0;
      answers.add("{\"id\":\"" + id + "\",\"answer\":\"Because.\\nScore: " + score + "\"}");
    }
    assertEquals(50, answers.size());
    answers.add("{\"id\":\"other\",\"answer\":\"Score: 1\"}");
    Path answered = folder.resolve("answers.jsonl");
    Files.write(answered, answers, StandardCharsets.UTF_8);
    Path labelled = folder.resolve("labelled.jsonl");
    String account =
        run(
            0,
            "label",
            documents.toString(),
            "--answers",
            answered.toString(),
            "--output",
            labelled.toString());
    assertTrue(account.contains("joined: 50"), account);
    assertTrue(account.contains("documents without an answer: 10"), account);
    assertTrue(account.contains("no document has the id: 1"), account);
    Path model = folder.resolve("edu");
    run(0, "quality", labelled.toString(), "--output", model.toString());
    assertEquals("edu", HashedClassifier.load(model).name());
    String card = Files.readString(model.resolve("card.md"), StandardCharsets.UTF_8);
    assertTrue(card.contains("| all | 50 | 1.000 |"), card);
    byte[] first = Files.readAllBytes(model.resolve("model.onnx"));
    run(0, "quality", labelled.toString(), "--output", model.toString());
    assertArrayEquals(first, Files.readAllBytes(model.resolve("model.onnx")));
  }

  @Test
  void asksAnEndpointThatIsNamedAndAgreedTo() throws IOException {
    try (FakeEndpoint service =
        new FakeEndpoint(asked -> asked.contains("river") ? "Score: 5" : "Score: 0")) {
      Path labelled = folder.resolve("labelled.jsonl");
      String[] asking = {
        "label",
        documents.toString(),
        "--sample",
        "20",
        "--template",
        "language-quality",
        "--answers",
        folder.resolve("answers.jsonl").toString(),
        "--output",
        labelled.toString(),
        "--endpoint",
        service.url(),
        "--model",
        "small",
        "--requests-per-minute",
        "60000",
        "--price",
        "2"
      };
      String told = run(0, asking);
      assertTrue(told.contains("tamis: 20 documents to ask " + service.url() + " about"), told);
      assertTrue(told.contains("nothing was sent; --yes asks"), told);
      assertEquals(0, service.asked());
      assertFalse(Files.exists(labelled));
      String[] agreed = Arrays.copyOf(asking, asking.length + 1);
      agreed[asking.length] = "--yes";
      told = run(0, agreed);
      assertTrue(told.contains("tamis: answered: 20"), told);
      assertTrue(told.contains("tamis: joined: 20"), told);
      assertEquals(20, Files.readAllLines(labelled, StandardCharsets.UTF_8).size());
      told = run(0, agreed);
      assertTrue(told.contains("tamis: answered before: 20"), told);
      assertEquals(20, service.asked());
    }
  }

  @Test
  void compressedFilesAreReadAsWhatTheyAre() throws IOException {
    byte[] plain = Files.readAllBytes(documents);
    Path gz = folder.resolve("documents.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
      out.write(plain);
    }
    Path zst = Files.write(folder.resolve("documents.jsonl.zst"), Zstd.compress(plain));
    Path prompts = folder.resolve("prompts.jsonl");
    run(0, "label", documents.toString(), "--prompts", prompts.toString());
    byte[] expected = Files.readAllBytes(prompts);
    for (Path file : List.of(gz, zst)) {
      run(0, "label", file.toString(), "--prompts", prompts.toString());
      assertArrayEquals(expected, Files.readAllBytes(prompts), file.toString());
      String told = run(2, "quality", file.toString(), "--output", folder.resolve("m").toString());
      assertTrue(told.contains(file + ": line 1: \"label\" or \"score\""), told);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "label DOCUMENTS;--prompts",
        "label --prompts x;DOCUMENTS",
        "label DOCUMENTS --answers x;--output",
        "label DOCUMENTS --answers x --output y --endpoint http://a.example/v1;--model",
        "label DOCUMENTS --answers x --output y --endpoint a.example --model m;--endpoint must be",
        "label DOCUMENTS --answers x --output y --endpoint http://a.example --model m --key-variable NO_SUCH_KEY;no variable NO_SUCH_KEY",
        "label DOCUMENTS --prompts x --template harm:rudeness;harm:rudeness",
        "quality DOCUMENTS;--output",
        "quality DOCUMENTS --output x;line 1: \"label\" or \"score\" must be given",
        "textness DOCUMENTS --output x;--sentences",
      })
  void badUsageIsToldWithStatusTwo(String arguments, String message) {
    String told = run(2, arguments.replace("DOCUMENTS", documents.toString()).split(" ", -1));
    assertTrue(told.contains(message), told);
  }

  private static String run(int status, String... arguments) {
    List<String> all = new ArrayList<>(List.of("train"));
    all.addAll(List.of(arguments));
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int returned = Tamis.execute(all.toArray(new String[0]));
      String told = err.toString(StandardCharsets.UTF_8);
      assertEquals(status, returned, told);
      return told;
    } finally {
      System.setErr(before);
    }
  }
}
