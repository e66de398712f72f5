package dev.tamis.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * The folder that a run writes to, on any file system that Beam knows.
 *
 * @param path the folder, with a slash at its end
 */
public record OutputFolder(String path) {
  /**
   * What a run may have left there, the manifest first: without it nothing else counts as a corpus.
   */
  private static final List<String> OWN =
      List.of(
          "MANIFEST.json",
          "README.md",
          "croissant.json",
          "training-content-summary.md",
          "NOTICE",
          "sample/**",
          "report/**",
          "data/**",
          "excluded/**",
          "failed/**",
          ".work/**");

  /** Folder of the files of attempts, with a slash at its end. */
  public String work() {
    return path + ".work/";
  }

  /**
   * Makes the folder ready.
   *
   * @param output path of the folder, which need not exist
   * @param overwrite whether what an earlier run left there is removed first
   * @throws IllegalArgumentException if the folder holds something and may not be overwritten, or
   *     cannot be written to
   */
  public static OutputFolder prepare(String output, boolean overwrite) {
    OutputFolder folder = new OutputFolder(output.endsWith("/") ? output : output + "/");
    try {
      List<ResourceId> found = folder.filesIn("**");
      if (!found.isEmpty() && !overwrite) {
        throw new IllegalArgumentException(
            "output folder "
                + output
                + " is not empty; give another, or --overwrite to replace what is there");
      }
      if (overwrite) {
        for (String own : OWN) {
          folder.delete(own);
        }
      }
      folder.tryWriting();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "output folder " + output + " cannot be written to: " + e.getMessage(), e);
    }
    return folder;
  }

  /** Deletes the files of attempts, after a job that ended well. */
  public void sweep() throws IOException {
    delete(".work/**");
    // A local folder outlives its files.
    FileSystems.delete(
        List.of(FileSystems.matchNewResource(work(), true)),
        StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private void delete(String below) throws IOException {
    FileSystems.delete(filesIn(below), StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private List<ResourceId> filesIn(String below) throws IOException {
    MatchResult match = FileSystems.match(path + below, EmptyMatchTreatment.ALLOW);
    List<ResourceId> files = new ArrayList<>();
    for (MatchResult.Metadata file : match.metadata()) {
      files.add(file.resourceId());
    }
    return files;
  }

  private void tryWriting() throws IOException {
    ResourceId probe = FileSystems.matchNewResource(work() + "started", false);
    try (OutputStream out = Channels.newOutputStream(FileSystems.create(probe, "text/plain"))) {
      out.write("A run is writing here, or was stopped.\n".getBytes(StandardCharsets.UTF_8));
    }
  }
}
