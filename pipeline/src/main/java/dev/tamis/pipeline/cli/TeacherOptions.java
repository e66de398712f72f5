package dev.tamis.pipeline.cli;

import dev.tamis.classify.train.Documents;
import dev.tamis.classify.train.Prompts;
import dev.tamis.pipeline.teacher.Endpoint;
import dev.tamis.pipeline.teacher.Teachers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Whom {@code tamis train label} asks, if anybody. */
final class TeacherOptions {
  @Option(
      names = "--endpoint",
      required = true,
      paramLabel = "URL",
      description = "Ask there, in the form of OpenAI's chat completions.")
  private String endpoint;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME",
      description = "Name of the model; twice for two teachers whose answers are compared.")
  private List<String> models;

  @Option(
      names = "--key-variable",
      paramLabel = "NAME",
      description = "Environment variable that holds the key of the endpoint (default: no key).")
  private String keyVariable;

  @Option(
      names = "--requests-per-minute",
      defaultValue = "60",
      paramLabel = "N",
      description = "Ask no faster (default: ${DEFAULT-VALUE}).")
  private int requestsPerMinute;

  @Option(
      names = "--retries",
      defaultValue = "6",
      paramLabel = "N",
      description = "Of each question, after 1, 2, 4 .. 60 s (default: ${DEFAULT-VALUE}).")
  private int retries;

  @Option(
      names = "--timeout",
      defaultValue = "120",
      paramLabel = "SECONDS",
      description = "Of each try (default: ${DEFAULT-VALUE}).")
  private int timeout;

  @Option(
      names = "--price",
      paramLabel = "AMOUNT",
      description = "Of a million tokens, for the estimate.")
  private Double price;

  @Option(names = "--yes", description = "Ask; without it, say what that would take.")
  private boolean yes;

  /** Tells what asking takes, and asks where that was agreed to; whether it was. */
  boolean ask(List<Documents.Entry> documents, Prompts prompts, Path answers, PrintWriter err)
      throws IOException, InterruptedException {
    if (price != null && !(price >= 0 && Double.isFinite(price))) {
      throw new IllegalArgumentException("--price must be 0 or more (got: " + price + ")");
    }
    Endpoint.Settings settings =
        new Endpoint.Settings(
            endpoint, key(), requestsPerMinute, retries, Duration.ofSeconds(timeout));
    Teachers teachers = new Teachers(new Endpoint(settings), models, prompts);
    tell(teachers.estimate(documents, answers), err);
    if (!yes) {
      err.println("tamis: nothing was sent; --yes asks");
      return false;
    }
    err.flush();
    teachers
        .ask(documents, answers)
        .forEach((outcome, count) -> err.println("tamis: " + outcome + ": " + count));
    return true;
  }

  private void tell(Teachers.Estimate estimate, PrintWriter err) {
    long requests = (long) estimate.documents() * models.size();
    err.printf(
        Locale.ROOT,
        "tamis: %d documents to ask %s about (%d answered before, %d not sent for their personal data):"
            + " %d requests, %d minutes and more, about %d tokens of prompts, answers beside%s%n",
        estimate.documents(),
        endpoint,
        estimate.answered(),
        estimate.withheld(),
        requests,
        (requests + requestsPerMinute - 1) / requestsPerMinute,
        estimate.tokens(),
        price == null
            ? ""
            : String.format(
                Locale.ROOT, ", %.2f for the prompts", price * estimate.tokens() / 1e6));
  }

  private String key() {
    if (keyVariable == null) {
      return "";
    }
    String key = System.getenv(keyVariable);
    if (key == null || key.isBlank()) {
      throw new IllegalArgumentException(
          "--key-variable: the environment has no variable " + keyVariable);
    }
    return key.strip();
  }
}
