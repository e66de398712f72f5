package dev.tamis.pipeline.extract;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scores that docs/extraction.md gives must not fall. */
class ExtractionScoreTest {
  private static final Path ARCHIVE =
      Path.of(System.getProperty("tamis.data", "../shared/data"), "extraction/traf-dev.tar.gz");

  @TempDir Path folder;

  @Test
  void scoresAsDocumented() throws IOException {
    assumeTrue(Files.exists(ARCHIVE), "no labelled pages at tamis.data");
    unpack(Files.newInputStream(ARCHIVE));
    Path set = folder.resolve("traf-dev");
    unpack(Files.newInputStream(set.resolve("pages.tar.gz")));
    Files.move(folder.resolve("pages"), set.resolve("pages"));
    assertTrue(ExtractionScore.of(set, "main") >= 0.93, "F1 of pages");
    assertTrue(ExtractionScore.of(set, "lines") >= 0.845, "F1 of filtered lines");
  }

  @Test
  void forumsAndArticlesScoreAsDocumented() throws IOException {
    Path archive = ARCHIVE.resolveSibling("magic-dev.tar.gz");
    assumeTrue(Files.exists(archive), "no labelled pages at tamis.data");
    unpack(Files.newInputStream(archive));
    assertTrue(
        ExtractionScore.of(folder.resolve("magic-article-dev"), "main") >= 0.87, "F1 of articles");
    assertTrue(
        ExtractionScore.of(folder.resolve("magic-forum-dev"), "main") >= 0.75, "F1 of forums");
  }

  private void unpack(InputStream archive) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = folder.resolve(entry.getName()).normalize();
        if (entry.isFile() && path.startsWith(folder)) {
          Files.createDirectories(path.getParent());
          Files.write(path, tar.readAllBytes());
        }
      }
    }
  }
}
