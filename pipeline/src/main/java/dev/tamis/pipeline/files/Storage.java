package dev.tamis.pipeline.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Looks files up and opens them by their literal paths. Beam's own matching takes any path for a
 * pattern, and for one that is not there walks the folder above it to its last leaf.
 */
public final class Storage {
  private static final int SHOWN = 5;

  private Storage() {}

  /** The file at a path, whether it is there or not. */
  public static ResourceId file(String path) {
    return FileSystems.matchNewResource(UserPath.resolve(path), false);
  }

  /**
   * Looks a path up.
   *
   * @return what is there; empty if nothing is
   * @throws UnusableFileException if what is there cannot be read: a link that leads nowhere, a
   *     pipe, a file without the right to read it
   */
  public static Optional<Found> find(String path) throws IOException {
    String resolved = UserPath.resolve(path);
    return UserPath.isLocal(resolved) ? local(Path.of(resolved)) : remote(resolved);
  }

  private static Optional<Found> local(Path path) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class);
    } catch (AccessDeniedException e) {
      throw new UnusableFileException(path + ": there is no right to look it up", e);
    } catch (IOException e) {
      if (Files.isSymbolicLink(path)) {
        throw new UnusableFileException(
            path + ": this is a link to " + Files.readSymbolicLink(path) + ", which is not there",
            e);
      }
      return Optional.empty();
    }
    if (attributes.isOther()) {
      throw new UnusableFileException(
          path + ": this is a pipe or a device, not a file; write what it gives to a file first");
    }
    if (!Files.isReadable(path)) {
      throw new UnusableFileException(path + ": there is no right to read it");
    }
    boolean folder = attributes.isDirectory();
    return Optional.of(new Found(path.toString(), folder ? 0 : attributes.size(), folder));
  }

  private static Optional<Found> remote(String path) throws IOException {
    try {
      for (MatchResult.Metadata file :
          FileSystems.match(path, EmptyMatchTreatment.ALLOW).metadata()) {
        if (file.resourceId().toString().equals(path)) {
          return Optional.of(new Found(path, file.sizeBytes(), file.resourceId().isDirectory()));
        }
      }
      return Optional.empty();
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Opens a file that a user names.
   *
   * @param what says which file it is, such as the key of a recipe; messages begin with it
   * @throws IllegalArgumentException if there is no such file, or it cannot be read
   */
  public static InputStream open(String what, String path) {
    try {
      String resolved = UserPath.resolve(path);
      if (!UserPath.isLocal(resolved)) {
        return Channels.newInputStream(
            FileSystems.open(FileSystems.matchNewResource(resolved, false)));
      }
      if (Files.isDirectory(Path.of(resolved))) {
        throw new IllegalArgumentException(what + ": this is a folder, not a file: " + path);
      }
      return Files.newInputStream(Path.of(resolved));
    } catch (FileNotFoundException | NoSuchFileException e) {
      throw new IllegalArgumentException(what + ": " + missing(path), e);
    } catch (IOException e) {
      boolean denied = e instanceof AccessDeniedException;
      throw new IllegalArgumentException(
          what
              + ": "
              + path
              + " cannot be read: "
              + (denied ? "there is no right to" : e.getMessage()),
          e);
    }
  }

  /** All bytes of a file that a user names; see {@link #open}. */
  public static byte[] read(String what, String path) {
    try (InputStream in = open(what, path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalArgumentException(what + ": " + path + " cannot be read", e);
    }
  }

  /** "no such file", and what is there instead. */
  public static String missing(String path) {
    String resolved = UserPath.resolve(path);
    if (!UserPath.isLocal(resolved)) {
      return "no such file: " + path;
    }
    if (Files.isSymbolicLink(Path.of(resolved))) {
      return "no such file: " + path + " is a link that leads nowhere";
    }
    Path folder = Path.of(resolved).getParent();
    while (folder != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    return "no such file: " + path + (folder == null ? "" : "; " + contents(folder));
  }

  /** Says what a folder holds, so that a slip is seen at a glance. */
  public static String contents(Path folder) {
    List<String> names;
    try (Stream<Path> children = Files.list(folder)) {
      names = children.map(child -> child.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      return "the folder " + folder + " cannot be listed";
    }
    if (names.isEmpty()) {
      return "the folder " + folder + " is empty";
    }
    int more = names.size() - SHOWN;
    return "the folder "
        + folder
        + " holds "
        + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
