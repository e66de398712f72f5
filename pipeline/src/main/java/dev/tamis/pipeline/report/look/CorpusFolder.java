package dev.tamis.pipeline.report.look;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.pipeline.report.ChangeOver;
import dev.tamis.pipeline.report.statistics.Statistics;
import dev.tamis.pipeline.report.statistics.StatisticsFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;

/**
 * An output folder that a run has sealed: its manifest says which files belong to it.
 *
 * @param path with a slash at its end
 * @param manifest what the run wrote last
 */
public record CorpusFolder(String path, JsonNode manifest) {

  /**
   * Opens a folder.
   *
   * @throws IllegalArgumentException if no sealed run is there
   */
  public static CorpusFolder open(String path) {
    String folder = path.endsWith("/") ? path : path + "/";
    try {
      return new CorpusFolder(folder, new ObjectMapper().readTree(read(folder + "MANIFEST.json")));
    } catch (IOException e) {
      throw new IllegalArgumentException(path + " has no MANIFEST.json: " + why(folder), e);
    }
  }

  private static String why(String folder) {
    try {
      if (new ChangeOver(folder).isStaged()) {
        return "a run was stopped on its last step; put its corpus in place with: tamis sweep "
            + folder;
      }
    } catch (IOException e) {
      return "it cannot be looked into: " + e.getMessage();
    }
    return "not the output of a run, or of one that has not ended";
  }

  /** Files of records below a folder such as {@code data/} or {@code excluded/exact/}. */
  public List<String> files(String below) {
    List<String> files = new ArrayList<>();
    for (JsonNode file : manifest.path("files")) {
      String name = file.path("path").asText();
      if (name.startsWith(below) && file.has("records")) {
        files.add(path + name);
      }
    }
    return files;
  }

  /** The numbers of the run. */
  public Statistics statistics() {
    try {
      return StatisticsFile.read(
          path + "report/statistics.json", read(path + "report/statistics.json"));
    } catch (IOException e) {
      throw new IllegalArgumentException(path + " has no report/statistics.json", e);
    }
  }

  /** The content of a file on any file system that Beam knows. */
  public static byte[] read(String file) throws IOException {
    try (InputStream in =
        Channels.newInputStream(
            FileSystems.open(FileSystems.matchSingleFileSpec(file).resourceId()))) {
      return in.readAllBytes();
    }
  }
}
