package dev.tamis.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.pipeline.files.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the manifest of a corpus says is in it: the sign that Tamis wrote a folder, and the list of
 * what in it may be replaced.
 *
 * @param paths of the files below the corpus' folder, sorted, the manifest not among them
 */
public record Manifest(List<String> paths) {
  /** Its name in a corpus. */
  public static final String NAME = "MANIFEST.json";

  /** Copies the list, sorted. */
  public Manifest {
    paths = List.copyOf(new TreeSet<>(paths));
  }

  /**
   * Reads the manifest in a folder.
   *
   * @param folder with a slash at its end
   * @return empty if there is none
   * @throws IOException if what is there is no manifest of Tamis, or names a file outside the
   *     folder
   */
  public static Optional<Manifest> read(String folder) throws IOException {
    String path = folder + NAME;
    if (!Storage.exists(path)) {
      return Optional.empty();
    }
    JsonNode manifest;
    try {
      manifest = new ObjectMapper().readTree(Storage.read(NAME, path));
    } catch (IOException e) {
      throw new IOException(path + " is not JSON", e);
    }
    if (!manifest.path("tamis").isTextual()) {
      throw new IOException(path + " is not one that Tamis wrote");
    }
    TreeSet<String> paths = new TreeSet<>();
    for (JsonNode file : manifest.path("files")) {
      paths.add(checked(path, file.path("path").asText()));
    }
    return Optional.of(new Manifest(List.copyOf(paths)));
  }

  private static String checked(String manifest, String path) throws IOException {
    boolean inside =
        !path.isEmpty()
            && !path.startsWith("/")
            && !path.equals(NAME)
            && List.of(path.split("/", -1)).stream()
                .noneMatch(step -> step.isEmpty() || step.equals(".") || step.equals(".."));
    if (!inside) {
      throw new IOException(manifest + " names a file that is not in its folder: " + path);
    }
    return path;
  }
}
