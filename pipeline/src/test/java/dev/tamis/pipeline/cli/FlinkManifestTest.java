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
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;

/** The manifest in docs/flink.md: YAML, a class that is there, flags that the job takes. */
class FlinkManifestTest {
  @Test
  void theManifestNamesWhatIsThere() throws IOException, ReflectiveOperationException {
    Path page = Path.of(System.getProperty("tamis.root", ".."), "docs", "flink.md");
    String text = Files.readString(page, StandardCharsets.UTF_8);
    int from = text.indexOf("```yaml") + "```yaml".length();
    JsonNode manifest = new YAMLMapper().readTree(text.substring(from, text.indexOf("```", from)));
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
