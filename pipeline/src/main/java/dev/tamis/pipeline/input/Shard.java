package dev.tamis.pipeline.input;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A file to read.
 *
 * @param name the path below the fixed part of the glob, with "/" between folders: it goes into ids
 *     and outputs, so it is the same on every machine
 * @param resource the full path or URI, as Beam's file systems know it
 * @param sizeBytes the file's size in bytes
 */
public record Shard(String name, String resource, long sizeBytes) implements Serializable {
  /** Checks for null and that the size is not negative. */
  public Shard {
    requireNonNull(name, "name");
    requireNonNull(resource, "resource");
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("sizeBytes must not be negative, got " + sizeBytes);
    }
  }
}
