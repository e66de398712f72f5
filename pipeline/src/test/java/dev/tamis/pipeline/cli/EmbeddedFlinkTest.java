package dev.tamis.pipeline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.files.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EmbeddedFlinkTest {
  private static Path folder(EmbeddedFlink flink) {
    return flink.flags().stream()
        .filter(flag -> flag.startsWith("--flinkConfDir="))
        .map(flag -> Path.of(flag.substring("--flinkConfDir=".length())))
        .findFirst()
        .orElseThrow();
  }

  /** The engine deletes its files in threads that go on when the job has ended. */
  @Test
  void closesWhileTheEngineDeletesToo() throws IOException {
    for (int round = 0; round < 5; round++) {
      EmbeddedFlink flink = EmbeddedFlink.forFlags(List.of("--parallelism=1"));
      Path folder = folder(flink);
      for (int i = 0; i < 200; i++) {
        Files.createDirectories(folder.resolve("spill/cluster/tmp" + i + "/deeper"));
      }
      CompletableFuture<Void> engine =
          CompletableFuture.runAsync(() -> deleteQuietly(folder.resolve("spill")));
      flink.close();
      engine.join();
      assertFalse(Files.exists(folder), folder.toString());
    }
  }

  private static void deleteQuietly(Path folder) {
    try {
      Storage.deleteFolder(folder.toString());
    } catch (IOException | UncheckedIOException e) {
      // The other one was faster.
    }
  }

  @Test
  void anotherEngineGetsWhatWasGiven() throws IOException {
    List<String> flags = List.of("--runner=DirectRunner");
    try (EmbeddedFlink none = EmbeddedFlink.forFlags(flags)) {
      assertTrue(none.flags().equals(flags), none.flags().toString());
    }
  }

  @Test
  void aClusterIsLeftItsOwnConfiguration() throws IOException {
    List<String> given = List.of("--runner=FlinkRunner", "--flinkMaster=10.0.0.1:8081");
    try (EmbeddedFlink cluster = EmbeddedFlink.forFlags(given)) {
      assertFalse(cluster.isHere());
      assertEquals(given, cluster.flags());
    }
  }
}
