package dev.tamis.pipeline.source.lists;

import dev.tamis.pipeline.files.Found;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.files.UserPath;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which files a list is made of. */
final class ListFiles {
  /** What UT1 has in the folder of a category, in one of them or in a folder of such folders. */
  private static final Pattern UT1 =
      Pattern.compile("([^/]+/)?(domains|urls|expressions)(\\.gz|\\.zst)?");

  private ListFiles() {}

  /**
   * The file at a path, or the files of a UT1 folder, in a fixed order.
   *
   * @throws IllegalArgumentException if nothing is there, or the folder has no such files
   */
  static List<Found> of(String path) {
    try {
      Optional<Found> found = Storage.find(path);
      if (found.isPresent() && !found.get().isFolder()) {
        return List.of(found.get());
      }
      String resolved = found.map(Found::path).orElse(UserPath.resolve(path));
      String folder = resolved.endsWith("/") ? resolved : resolved + "/";
      List<Found> files = new ArrayList<>();
      if (found.isPresent() || !UserPath.isLocal(folder)) {
        for (String name : Storage.filesIn(folder)) {
          if (UT1.matcher(name).matches()) {
            Storage.find(folder + name).ifPresent(files::add);
          }
        }
      }
      if (files.isEmpty()) {
        throw new IllegalArgumentException(
            "domain list "
                + path
                + " cannot be read: "
                + (found.isPresent()
                    ? "the folder has no file \"domains\", \"urls\" or \"expressions\", and no"
                        + " folder with one"
                    : Storage.missing(path)));
      }
      return files;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "domain list " + path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** What changes when a file is written anew: its size, and its time where it is local. */
  static String state(Found file) {
    try {
      return file.path()
          + " "
          + file.sizeBytes()
          + (UserPath.isLocal(file.path())
              ? " " + Files.getLastModifiedTime(UserPath.toPath(file.path()))
              : "");
    } catch (IOException e) {
      throw new IllegalArgumentException("domain list " + file.path() + " cannot be read", e);
    }
  }
}
