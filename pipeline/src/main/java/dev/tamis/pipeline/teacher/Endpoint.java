package dev.tamis.pipeline.teacher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;

/**
 * A chat completion endpoint in OpenAI's form, as hosted services, vLLM, llama.cpp and Ollama have
 * it. One question at a time, no faster than told; what may pass is tried again, each time after
 * twice as long. Redirects are not followed. No message holds a prompt, an answer or the key. Not
 * thread-safe.
 */
public final class Endpoint {
  private static final String PATH = "/chat/completions";
  private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504, 529);
  private static final long FIRST_WAIT = 1_000;
  private static final long LONGEST_WAIT = 60_000;
  private static final int MOST_TOKENS = 1_024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(20))
          .build();
  private final ObjectMapper json = new ObjectMapper();
  private final Settings settings;
  private final Pause pause;
  private long lastAsked;

  /**
   * How to ask.
   *
   * @param url of the service, with or without {@code /chat/completions}
   * @param key sent as bearer token; empty for none
   * @param requestsPerMinute at most, retries included; 1 to 60,000
   * @param retries of one question, 0 to 100
   * @param timeout of one try
   */
  public record Settings(
      String url, String key, int requestsPerMinute, int retries, Duration timeout) {
    /** Checks each. */
    public Settings {
      uri(url);
      check("requests-per-minute", requestsPerMinute, 1, 60_000);
      check("retries", retries, 0, 100);
      check("timeout", timeout.toSeconds(), 1, 3_600);
    }

    private static void check(String name, long value, long least, long most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            "--" + name + " must be " + least + " .. " + most + " (got: " + value + ")");
      }
    }

    /** All but the key. */
    @Override
    public String toString() {
      return "Settings[" + url + ", " + requestsPerMinute + " a minute]";
    }
  }

  /** The endpoint gave no answer to a question, however often it was asked. */
  public static final class Unanswered extends IOException {
    private static final long serialVersionUID = 1;

    Unanswered(String message) {
      super(message);
    }
  }

  /** An endpoint that is not asked yet. */
  public Endpoint(Settings settings) {
    this(settings, Pause.REAL);
  }

  Endpoint(Settings settings, Pause pause) {
    this.settings = settings;
    this.pause = pause;
  }

  private static URI uri(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--endpoint is no URL (got: " + url + ")", e);
    }
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null) {
      throw new IllegalArgumentException(
          "--endpoint must be http(s)://HOST[:PORT][/PATH], without a user or a query (got: "
              + (uri.getUserInfo() == null ? url : "one with a user")
              + ")");
    }
    String path = uri.getPath().replaceAll("/+$", "");
    return uri.resolve(path.endsWith(PATH) ? path : path + PATH);
  }

  /**
   * Asks one question.
   *
   * @throws Unanswered if no try got an answer
   * @throws IllegalArgumentException if the endpoint refuses what cannot pass by asking again, as a
   *     key or a model that it does not know
   */
  public String ask(String model, String prompt) throws Unanswered, InterruptedException {
    HttpRequest request = request(model, prompt);
    String problem = "";
    for (int attempt = 0; attempt <= settings.retries(); attempt++) {
      keepRate();
      long wait = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(attempt, 16));
      try {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        String answer = response.statusCode() == 200 ? answer(response.body()) : null;
        if (answer != null) {
          return answer;
        }
        problem = problem(response);
        wait = Math.max(wait, retryAfter(response));
      } catch (IOException e) {
        problem = e.getClass().getSimpleName();
      }
      if (attempt < settings.retries()) {
        pause.sleep(wait);
      }
    }
    throw new Unanswered(
        settings.url() + " gave no answer in " + (settings.retries() + 1) + " tries: " + problem);
  }

  private String problem(HttpResponse<String> response) {
    int status = response.statusCode();
    if (status != 200 && !PASSING.contains(status)) {
      throw new IllegalArgumentException(
          settings.url() + " refuses the question with HTTP status " + status + hint(status));
    }
    return status == 200 ? "no chat completion in the response" : "HTTP status " + status;
  }

  private static String hint(int status) {
    return switch (status) {
      case 401, 403 -> "; --key-variable names the environment variable that holds the key";
      case 404 -> "; is the path, or --model, right?";
      case 301, 302, 307, 308 -> "; texts are not sent to where it points";
      default -> "";
    };
  }

  private HttpRequest request(String model, String prompt) {
    ObjectNode body = json.createObjectNode();
    body.put("model", model).put("temperature", 0).put("max_tokens", MOST_TOKENS);
    body.putArray("messages").addObject().put("role", "user").put("content", prompt);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(settings.url()))
            .timeout(settings.timeout())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    if (!settings.key().isEmpty()) {
      request.header("Authorization", "Bearer " + settings.key());
    }
    return request.build();
  }

  /** The answer in a response; null where it is none. */
  private String answer(String body) {
    try {
      JsonNode content =
          json.readTree(body).path("choices").path(0).path("message").path("content");
      return content.isTextual() && !content.asText().isBlank() ? content.asText() : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /**
   * Milliseconds that the endpoint asks to wait (RFC 9110, 10.2.3, seconds); 0 where it does not.
   */
  private static long retryAfter(HttpResponse<String> response) {
    String value = response.headers().firstValue("Retry-After").orElse("");
    return value.matches("[0-9]{1,4}") ? Math.min(600_000, 1_000 * Long.parseLong(value)) : 0;
  }

  private void keepRate() throws InterruptedException {
    long apart = 60_000_000_000L / settings.requestsPerMinute();
    long now = System.nanoTime();
    long wait = lastAsked == 0 ? 0 : lastAsked + apart - now;
    if (wait > 0) {
      pause.sleep((wait + 999_999) / 1_000_000);
    }
    lastAsked = System.nanoTime();
  }
}
