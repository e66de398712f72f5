package dev.tamis.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.pipeline.CorpusPipeline;
import dev.tamis.pipeline.Reuse;
import dev.tamis.pipeline.recipe.RecipeReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.apache.beam.runners.dataflow.DataflowRunner;
import org.apache.beam.runners.dataflow.options.DataflowPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job as Dataflow would get it: written to a file, without network or credentials. */
class DataflowTest {
  private static final Path ROOT = Path.of(System.getProperty("tamis.root", ".."));

  @TempDir Path folder;

  /** Files of the job are not staged anywhere. */
  public static final class NoStager implements org.apache.beam.runners.dataflow.util.Stager {
    /** As Beam makes them. */
    public static NoStager fromOptions(org.apache.beam.sdk.options.PipelineOptions options) {
      return new NoStager();
    }

    @Override
    public List<com.google.api.services.dataflow.model.DataflowPackage> stageFiles(
        List<org.apache.beam.model.pipeline.v1.RunnerApi.ArtifactInformation> files) {
      return List.of();
    }

    @Override
    public List<com.google.api.services.dataflow.model.DataflowPackage> stageDefaultFiles() {
      return List.of();
    }

    @Override
    public com.google.api.services.dataflow.model.DataflowPackage stageToFile(
        byte[] bytes, String name) {
      return new com.google.api.services.dataflow.model.DataflowPackage()
          .setName(name)
          .setLocation("gs://none/" + name);
    }
  }

  @Test
  void theWholeJobIsTranslatedOffline() throws Exception {
    Path job = folder.resolve("job.json");
    DataflowPipelineOptions options =
        PipelineOptionsFactory.fromArgs(
                "--runner=DataflowRunner",
                "--project=a-project",
                "--region=europe-west4",
                "--gcpTempLocation=gs://none/temp",
                "--stagingLocation=gs://none/staging",
                "--workerMachineType=n2-highmem-8",
                "--numWorkers=3",
                "--templateLocation=" + job,
                "--filesToStage=")
            .as(DataflowPipelineOptions.class);
    options.setCredentialFactoryClass(NoopCredentialFactory.class);
    options.setPathValidatorClass(
        org.apache.beam.sdk.extensions.gcp.storage.NoopPathValidator.class);
    options.setStagerClass(NoStager.class);
    FileSystems.setDefaultPipelineOptions(options);
    CorpusPipeline.Job checked =
        CorpusPipeline.check(
            RecipeReader.read(null, List.of()),
            List.of(ROOT.resolve("samples/shards") + "/*"),
            folder.resolve("out").toString(),
            false,
            Reuse.DEFAULT);
    Pipeline pipeline = CorpusPipeline.lay(options, checked);
    DataflowRunner.fromOptions(options).run(pipeline);
    assertFalse(Files.exists(folder.resolve("out")), "nothing has run");
    JsonNode translated = new ObjectMapper().readTree(job.toFile());
    assertEquals(
        "n2-highmem-8", translated.at("/environment/workerPools/0/machineType").asText());
    assertEquals(3, translated.at("/environment/workerPools/0/numWorkers").asInt());
    TreeSet<String> steps = new TreeSet<>();
    for (JsonNode step : translated.get("steps")) {
      steps.add(step.at("/properties/user_name").asText());
    }
    for (String step : List.of("Curate/Curate splits", "Read curated files", "Write parts", "Seal")) {
      assertTrue(steps.stream().anyMatch(name -> name.startsWith(step)), step + " of " + steps);
    }
    assertTrue(Files.size(job) < 10_000_000, Files.size(job) + " bytes");
  }
}
