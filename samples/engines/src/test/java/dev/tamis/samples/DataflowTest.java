package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.api.services.dataflow.model.DataflowPackage;
import dev.tamis.pipeline.CorpusPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.beam.runners.dataflow.util.PackageUtil;
import org.apache.beam.runners.dataflow.util.Stager;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.extensions.gcp.storage.NoopPathValidator;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job as Dataflow would be given it, translated without network or credentials. */
class DataflowTest {
  /** Dataflow takes no job above 10 MB; see its quotas. */
  private static final long LIMIT = 10_000_000;

  @TempDir static Path folder;
  private static JsonNode job;

  @BeforeAll
  static void translate() throws Exception {
    Path file = folder.resolve("job.json");
    CorpusPipeline.main(
        new String[] {
          "--runner=DataflowRunner",
          "--project=corpora",
          "--region=europe-west4",
          "--gcpTempLocation=gs://bucket/temp",
          "--credentialFactoryClass=" + NoopCredentialFactory.class.getName(),
          "--pathValidatorClass=" + NoopPathValidator.class.getName(),
          "--stagerClass=" + Kept.class.getName(),
          "--templateLocation=" + file,
          "--workerMachineType=n2-highmem-4",
          "--maxNumWorkers=7",
          "--diskSizeGb=100",
          "--filesToStage=" + Files.createFile(folder.resolve("tamis.jar")),
          "--input=" + Store.SHARDS + "/*",
          "--output=" + folder.resolve("out"),
        });
    job = new ObjectMapper().readTree(file.toFile());
  }

  /** Names of steps of a kind. */
  private static List<String> steps(String kind) {
    List<String> names = new ArrayList<>();
    for (JsonNode step : job.get("steps")) {
      if (step.get("kind").asText().equals(kind)) {
        names.add(name(step));
      }
    }
    return names;
  }

  private static String name(JsonNode step) {
    return step.at("/properties/user_name/value").asText();
  }

  private static JsonNode step(String name) {
    for (JsonNode step : job.get("steps")) {
      if (name(step).equals(name)) {
        return step;
      }
    }
    throw new AssertionError("no step " + name);
  }

  @Test
  void everyStepOfTheFlowIsThereAndTheSealIsTheLast() {
    List<String> functions = steps("ParallelDo");
    List<String> flow =
        List.of(
            "Curate/Plan splits",
            "Curate/Curate splits",
            "url/Keep one of each/Keep one",
            "sources/Judge",
            "exact/Keep one of each/Keep one",
            "near/Conclude",
            "Read curated files",
            "Write parts",
            "Seal");
    List<Integer> places = flow.stream().map(functions::indexOf).toList();
    assertEquals(places.stream().sorted().toList(), places, functions.toString());
    assertTrue(places.get(0) >= 0, functions.toString());
    JsonNode last = job.get("steps").get(job.get("steps").size() - 1);
    assertEquals("Seal", name(last));
  }

  /** What is shuffled is written by coders of its own, which say what is in it byte by byte. */
  @Test
  void javaSerializationCarriesShardsAndSplitsAlone() {
    Set<String> serialized = new TreeSet<>();
    for (JsonNode step : job.get("steps")) {
      if (step.at("/properties/output_info").toString().contains("SerializableCoder")) {
        serialized.add(name(step).replaceFirst("/.*", ""));
      }
    }
    assertEquals(Set.of("Curate"), serialized);
    String cards = step("Curate/Curate splits").at("/properties/output_info").toString();
    assertFalse(cards.contains("SerializableCoder"), cards);
  }

  @Test
  void thePageOfTheJobSaysWhatItDoes() {
    String curate = step("Curate/Curate splits").at("/properties/display_data").toString();
    assertTrue(curate.contains("\"key\":\"stages\""), curate);
    assertTrue(curate.contains("gopher-quality"), curate);
    assertTrue(curate.contains("\"key\":\"plan\""), curate);
    String parts = step("Write parts").at("/properties/display_data").toString();
    assertTrue(parts.contains("\"key\":\"part-size\""), parts);
  }

  @Test
  void workersAreThoseThatWereAskedFor() {
    JsonNode workers = job.at("/environment/workerPools/0");
    assertEquals("n2-highmem-4", workers.get("machineType").asText());
    assertEquals(7, workers.at("/autoscalingSettings/maxNumWorkers").asInt());
    assertEquals(100, workers.get("diskSizeGb").asInt());
    assertEquals("JAVA_BATCH_AUTOSCALING", job.at("/environment/version/job_type").asText());
    String packages = workers.get("packages").toString();
    assertTrue(packages.contains("tamis-"), packages);
    assertFalse(packages.contains("junit"), packages);
  }

  /** The driver leaves a mark that a job has begun, and whatever follows is done by the job. */
  @Test
  void nothingIsLeftToTheDriver() throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve("out"))) {
      assertEquals(List.of(".work"), found.map(path -> path.getFileName().toString()).toList());
    }
    assertEquals(Set.of("pipeline.pb"), Kept.FILES.keySet());
    assertTrue(Kept.FILES.get("pipeline.pb").length < LIMIT);
    assertTrue(Files.size(folder.resolve("job.json")) < LIMIT);
  }

  /** Keeps in memory what would go to a bucket. */
  public static final class Kept implements Stager {
    static final Map<String, byte[]> FILES = new TreeMap<>();

    private Kept() {}

    /** As Beam makes one. */
    public static Kept fromOptions(PipelineOptions options) {
      return new Kept();
    }

    @Override
    public List<DataflowPackage> stageFiles(List<PackageUtil.StagedFile> files) {
      List<DataflowPackage> packages = new ArrayList<>();
      for (PackageUtil.StagedFile file : files) {
        packages.add(named(file.getDestination()));
      }
      return packages;
    }

    @Override
    public DataflowPackage stageToFile(byte[] bytes, String name) {
      FILES.put(name, bytes);
      return named(name);
    }

    private static DataflowPackage named(String name) {
      return new DataflowPackage().setName(name).setLocation("gs://bucket/temp/staging/" + name);
    }
  }
}
