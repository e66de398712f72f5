package dev.tamis.pipeline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tamis.pipeline.CorpusOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.junit.jupiter.api.Test;

/** The manifest in docs/flink.md: YAML, a class that is there, flags that the job takes. */
class FlinkManifestTest {
  private static JsonNode manifest() throws IOException {
    Path page = Path.of(System.getProperty("tamis.root", ".."), "docs", "flink.md");
    String text = Files.readString(page, StandardCharsets.UTF_8);
    int from = text.indexOf("```yaml") + "```yaml".length();
    return new YAMLMapper().readTree(text.substring(from, text.indexOf("```", from)));
  }

  /** A worker that is lost is missed only after the heartbeat's time, and until then all fails. */
  @Test
  void itsAttemptsOutlastTheLossOfAWorker() throws IOException {
    Configuration configuration = new Configuration();
    manifest()
        .at("/spec/flinkConfiguration")
        .properties()
        .forEach(entry -> configuration.setString(entry.getKey(), entry.getValue().asText()));
    assertEquals("exponential-delay", configuration.get(RestartStrategyOptions.RESTART_STRATEGY));
    Duration delay =
        configuration.get(
            RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF);
    double factor =
        configuration.get(
            RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER);
    long longest =
        configuration
            .get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF)
            .toMillis();
    int attempts =
        configuration.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS);
    double patience = 0;
    double wait = delay.toMillis();
    for (int attempt = 0; attempt < attempts; attempt++) {
      patience += wait;
      wait = Math.min(longest, wait * factor);
    }
    long heartbeat = HeartbeatManagerOptions.HEARTBEAT_TIMEOUT.defaultValue();
    assertTrue(patience >= 2 * heartbeat, patience + " ms, and a heartbeat is " + heartbeat);
  }

  @Test
  void theManifestNamesWhatIsThere() throws IOException, ReflectiveOperationException {
    JsonNode manifest = manifest();
    assertEquals("FlinkDeployment", manifest.get("kind").asText());
    assertEquals("v1_19", manifest.at("/spec/flinkVersion").asText());
    manifest
        .at("/spec/flinkConfiguration")
        .forEach(value -> assertTrue(value.isTextual(), "the operator takes strings: " + value));
    JsonNode job = manifest.at("/spec/job");
    Class.forName(job.get("entryClass").asText()).getMethod("main", String[].class);
    List<String> flags = new ArrayList<>();
    job.get("args").forEach(flag -> flags.add(flag.asText()));
    PipelineOptionsFactory.register(CorpusOptions.class);
    CorpusOptions options =
        PipelineOptionsFactory.fromArgs(flags.toArray(new String[0]))
            .withValidation()
            .as(CorpusOptions.class);
    assertEquals("s3://bucket/out", options.getOutput());
  }
}
