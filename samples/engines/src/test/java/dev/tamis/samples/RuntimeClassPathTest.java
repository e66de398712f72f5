package dev.tamis.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the profiles bring is enough to run by itself: the class path of tests hides what is missing
 * from the jar.
 */
class RuntimeClassPathTest {
  private static final Path CLASS_PATH =
      Command.ROOT.resolve("samples/engines/target/runtime.classpath");

  @TempDir Path folder;

  @Test
  void aRunNeedsNothingOfTheTests() throws Exception {
    String classPath = Files.readString(CLASS_PATH, StandardCharsets.UTF_8).strip();
    assertTrue(classPath.contains("dataflow"), classPath);
    assertTrue(classPath.contains("amazon-web-services2"), classPath);
    assertTrue(classPath.contains("hadoop-file-system"), classPath);
    assertFalse(classPath.contains("jupiter"), classPath);
    Path out = folder.resolve("out");
    try (Jvm jvm =
        Jvm.start(
            folder,
            "run",
            List.of("-Xmx700m"),
            classPath,
            "dev.tamis.pipeline.cli.Tamis",
            "run",
            "--input",
            Store.SHARDS + "/*",
            "--output",
            out.toString())) {
      assertEquals(0, jvm.end(), jvm.said());
      assertTrue(jvm.said().contains("kept"), jvm.said());
    }
    Store.same(Store.local(folder.resolve("local")), new Corpus(out).files());
  }
}
