package dev.tamis.pipeline.teacher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.classify.train.Documents;
import dev.tamis.classify.train.Prompts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeachersTest {
  private static final Prompts PROMPTS = new Prompts("Rate {language}: {text}", 100);

  @TempDir private Path folder;
  private final List<Long> pauses = new ArrayList<>();
  private Path answers;

  @BeforeEach
  void nameTheFile() {
    answers = folder.resolve("answers.jsonl");
  }

  @Test
  void failuresThatPassAreTriedAgainLaterAndLater() throws Exception {
    try (FakeEndpoint service = new FakeEndpoint(asked -> "Score: 3")) {
      service.failures.addAll(List.of(500, 503, FakeEndpoint.GARBAGE, 408, 502));
      assertEquals("Score: 3", endpoint(service, 5, 60).ask("m", "question"));
      assertEquals(List.of(1_000L, 2_000L, 4_000L, 8_000L, 16_000L), pauses);
      assertEquals(6, service.asked());
    }
  }

  @Test
  void theEndpointSaysHowLongToWait() throws Exception {
    try (FakeEndpoint service = new FakeEndpoint(asked -> "Score: 3")) {
      service.failures.add(429);
      service.retryAfter = "17";
      assertEquals("Score: 3", endpoint(service, 1, 60).ask("m", "question"));
      assertEquals(List.of(17_000L), pauses);
    }
  }

  @Test
  void anEndpointThatIsSilentIsAskedAgain() throws Exception {
    try (FakeEndpoint service = new FakeEndpoint(asked -> "Score: 3")) {
      service.failures.add(FakeEndpoint.SILENCE);
      assertEquals("Score: 3", endpoint(service, 1, 1).ask("m", "question"));
      assertEquals(2, service.asked());
    }
  }

  @Test
  void anAnswerThatNeverComesSaysWhy() throws Exception {
    try (FakeEndpoint service = new FakeEndpoint(asked -> " ")) {
      Endpoint.Unanswered none =
          assertThrows(
              Endpoint.Unanswered.class, () -> endpoint(service, 2, 60).ask("m", "secret"));
      assertEquals(
          service.url() + " gave no answer in 3 tries: no chat completion in the response",
          none.getMessage());
    }
    Endpoint gone = endpoint("http://localhost:1/v1", 0, 60);
    assertThrows(Endpoint.Unanswered.class, () -> gone.ask("m", "secret"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 307})
  void whatCannotPassIsToldAtOnce(int status) throws Exception {
    try (FakeEndpoint service = new FakeEndpoint(asked -> "Score: 3")) {
      service.failures.add(status);
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> endpoint(service, 5, 60).ask("m", "secret"));
      assertTrue(refused.getMessage().contains("HTTP status " + status), refused.getMessage());
      assertFalse(refused.getMessage().contains("secret"));
      assertEquals(1, service.asked());
    }
  }

  @Test
  void theRateIsKeptAndTheKeySent() throws Exception {
    try (FakeEndpoint service = new FakeEndpoint(asked -> "Score: 3")) {
      Endpoint.Settings settings =
          new Endpoint.Settings(service.url(), "k3y", 1, 0, Duration.ofSeconds(60));
      assertFalse(settings.toString().contains("k3y"));
      Endpoint slow = new Endpoint(settings, pauses::add);
      slow.ask("m", "one");
      slow.ask("m", "two");
      assertEquals(1, pauses.size());
      assertTrue(pauses.get(0) > 0 && pauses.get(0) <= 60_000, () -> pauses.toString());
      assertEquals(List.of("Bearer k3y", "Bearer k3y"), service.keys);
    }
  }

  @Test
  void textsAreScrubbedBeforeTheyLeave() throws Exception {
    try (FakeEndpoint service = new FakeEndpoint(asked -> "Score: 3")) {
      List<Documents.Entry> documents =
          documents("Write to jane.doe@gmail.com, or call, about the old mill.");
      Teachers teachers = new Teachers(endpoint(service, 0, 60), List.of("m"), PROMPTS);
      assertEquals("{answered=1}", teachers.ask(documents, answers).toString());
      assertFalse(service.prompts.get(0).contains("jane.doe"), service.prompts.get(0));
      assertTrue(service.prompts.get(0).startsWith("Rate eng_Latn: Write to "));
      assertEquals(List.of("null"), service.keys);
    }
  }

  @Test
  void anEstimateSendsAndWritesNothing() throws Exception {
    try (FakeEndpoint service = new FakeEndpoint(asked -> "Score: 3")) {
      Teachers teachers = new Teachers(endpoint(service, 0, 60), List.of("a", "b"), PROMPTS);
      Teachers.Estimate estimate = teachers.estimate(documents("one", "three"), answers);
      long characters = 2L * ("Rate eng_Latn: one".length() + "Rate eng_Latn: three".length());
      assertEquals(new Teachers.Estimate(2, 0, 0, characters), estimate);
      assertEquals((characters + 3) / 4, estimate.tokens());
      assertEquals(0, service.asked());
      assertFalse(Files.exists(answers));
    }
  }

  @Test
  void whatWasKilledGoesOnBehindTheLastWholeLine() throws Exception {
    try (FakeEndpoint service = new FakeEndpoint(asked -> "Score: 3")) {
      String whole = "{\"id\":\"d0\",\"answer\":\"Score: 1\"}\n";
      Files.writeString(answers, whole + "{\"id\":\"d1\",\"ans");
      Teachers teachers = new Teachers(endpoint(service, 0, 60), List.of("m"), PROMPTS);
      List<Documents.Entry> documents = documents("one", "two", "three");
      assertEquals(1, teachers.estimate(documents, answers).answered());
      assertEquals("{answered=2, answered before=1}", sorted(teachers, documents));
      List<String> lines = Files.readAllLines(answers, StandardCharsets.UTF_8);
      assertEquals(3, lines.size());
      assertEquals(whole.strip(), lines.get(0));
      assertEquals(2, service.asked());
      Teachers again = new Teachers(endpoint(service, 0, 60), List.of("m"), PROMPTS);
      assertEquals("{answered before=3}", sorted(again, documents));
      assertEquals(2, service.asked());
    }
  }

  private String sorted(Teachers teachers, List<Documents.Entry> documents) throws Exception {
    return new TreeMap<>(teachers.ask(documents, answers)).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"my notes", "my notes\n", "{\"text\": \"mine\"}\n", "{\"id\": 1}\n"})
  void aFileOfSomethingElseIsLeftAlone(String content) throws Exception {
    try (FakeEndpoint service = new FakeEndpoint(asked -> "Score: 3")) {
      Files.writeString(answers, content);
      Teachers teachers = new Teachers(endpoint(service, 0, 60), List.of("m"), PROMPTS);
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> teachers.ask(documents("one"), answers));
      assertTrue(refused.getMessage().contains("line 1 is no answer"), refused.getMessage());
      assertEquals(content, Files.readString(answers));
      assertEquals(0, service.asked());
    }
  }

  @Test
  void oneDocumentWithoutAnAnswerIsCountedAndFiveEndTheRun() throws Exception {
    try (FakeEndpoint service = new FakeEndpoint(asked -> "Score: 3")) {
      service.failures.add(500);
      Teachers teachers = new Teachers(endpoint(service, 0, 60), List.of("m"), PROMPTS);
      assertEquals("{answered=1, no answer=1}", sorted(teachers, documents("one", "two")));
      service.failures.addAll(List.of(500, 500, 500, 500, 500));
      Teachers others = new Teachers(endpoint(service, 0, 60), List.of("m"), PROMPTS);
      List<Documents.Entry> many = documents("1", "2", "3", "4", "5", "6", "7", "8");
      IOException ended = assertThrows(IOException.class, () -> others.ask(many, answers));
      assertTrue(ended.getMessage().contains("HTTP status 500; what was answered is in"));
      assertEquals(7, service.asked());
    }
  }

  @Test
  void twoTeachersAgreeOrOneLooksAgain() throws Exception {
    try (FakeEndpoint service = new FakeEndpoint(TeachersTest::judge)) {
      Teachers teachers = new Teachers(endpoint(service, 0, 60), List.of("a", "b"), PROMPTS);
      List<Documents.Entry> documents = documents("clear", "disputed", "unsure");
      assertEquals("{second look=2, two teachers agree=1}", sorted(teachers, documents));
      List<JsonNode> lines = new ArrayList<>();
      for (String line : Files.readAllLines(answers, StandardCharsets.UTF_8)) {
        lines.add(new ObjectMapper().readTree(line));
      }
      JsonNode clear = of("d0", lines);
      assertEquals(3.5, clear.get("answer").asDouble());
      assertEquals("[\"a\",\"b\"]", clear.get("models").toString());
      assertEquals("[\"Score: 3\",\"Score: 4\"]", clear.get("answers").toString());
      assertEquals("Score: 2", of("d1", lines).get("answer").asText());
      assertTrue(of("d1", lines).get("second_look").asBoolean());
      assertEquals("Score: 2", of("d2", lines).get("answer").asText());
      assertTrue(
          service.prompts.stream().anyMatch(p -> p.contains("given this text 5.0 and 1.0 points")));
      assertTrue(
          service.prompts.stream().anyMatch(p -> p.contains("given this text 5.0 and no points")));
      assertEquals(8, service.asked());
    }
  }

  private static JsonNode of(String id, List<JsonNode> lines) {
    return lines.stream().filter(l -> l.get("id").asText().equals(id)).findFirst().orElseThrow();
  }

  private static String judge(String asked) {
    boolean first = asked.startsWith("a: ");
    if (asked.contains("Two readers")) {
      return "Score: 2";
    }
    if (asked.contains("clear")) {
      return first ? "Score: 3" : "Score: 4";
    }
    return first ? "Score: 5" : asked.contains("unsure") ? "I cannot say." : "Score: 1";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:80/v1", "ftp://a.example/v1", "http://u:p@a.example/v1", "http://a b"})
  void endpointsThatAreNone(String url) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> endpoint(url, 0, 60));
    assertTrue(refused.getMessage().startsWith("--endpoint "), refused.getMessage());
    assertFalse(refused.getMessage().contains("u:p"));
  }

  private Endpoint endpoint(FakeEndpoint service, int retries, int seconds) {
    return endpoint(service.url(), retries, seconds);
  }

  // At the greatest rate, whose pauses are 0 or 1 ms and not written down.
  private Endpoint endpoint(String url, int retries, int seconds) {
    Endpoint.Settings settings =
        new Endpoint.Settings(url, "", 60_000, retries, Duration.ofSeconds(seconds));
    return new Endpoint(
        settings,
        millis -> {
          if (millis > 1) {
            pauses.add(millis);
          }
        });
  }

  private static List<Documents.Entry> documents(String... texts) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < texts.length; i++) {
      lines
          .append("{\"id\": \"d" + i + "\", \"language\": \"eng_Latn\", \"text\": \"")
          .append(texts[i])
          .append("\"}\n");
    }
    Documents documents = new Documents();
    documents.read("given", new BufferedReader(new StringReader(lines.toString())));
    return documents.sample(texts.length, 1);
  }
}
