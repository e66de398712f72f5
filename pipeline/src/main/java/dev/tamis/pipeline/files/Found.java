package dev.tamis.pipeline.files;

import static java.util.Objects.requireNonNull;

/**
 * A file that is there.
 *
 * @param path as {@link UserPath#resolve} gives it
 * @param sizeBytes its size in bytes; 0 of a folder
 * @param isFolder a folder, not a file
 */
public record Found(String path, long sizeBytes, boolean isFolder) {
  /** Checks for null. */
  public Found {
    requireNonNull(path, "path");
  }
}
