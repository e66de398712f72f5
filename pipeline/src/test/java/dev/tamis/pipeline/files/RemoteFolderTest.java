package dev.tamis.pipeline.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteFolderTest {
  @TempDir Path folder;

  /** To the file system {@code run*} is a pattern, which matches {@code run1} as well. */
  @Test
  void aNameWithSignsOfPatternsMeansItselfAlone() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Path own = Files.createDirectories(folder.resolve("run*/.work")).resolve("a.zst");
    Path other = Files.createDirectories(folder.resolve("run1/.work")).resolve("b.zst");
    Files.createFile(own);
    Files.createFile(other);
    RemoteFolder work = RemoteFolder.of("flaky:" + folder + "/run*/.work");
    assertEquals(1, work.files().size());
    work.delete();
    assertFalse(Files.exists(own));
    assertTrue(Files.exists(other));
  }
}
