package dev.tamis.pipeline.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions;
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
    for (MatchResult.Metadata file : match(path)) {
      if (file.resourceId().toString().equals(path)) {
        return Optional.of(new Found(path, file.sizeBytes(), file.resourceId().isDirectory()));
      }
    }
    return Optional.empty();
  }

  /**
   * What a pattern matches on a file system that is not local; nothing if nothing.
   *
   * @throws UnusableFileException if the file system cannot say: it is not reached, it wants other
   *     credentials, there is no such bucket
   */
  public static List<MatchResult.Metadata> match(String pattern) throws UnusableFileException {
    try {
      return FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException | RuntimeException e) {
      // Clients of clouds throw what they like.
      throw new UnusableFileException(pattern + " cannot be looked up: " + reason(e), e);
    }
  }

  /** What an exception says without the names of classes, and what its innermost cause says. */
  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String outer = said(e);
    String inner = said(cause);
    return outer.contains(inner) ? outer : outer + " (" + inner + ")";
  }

  private static String said(Throwable e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    String plain = message.replaceFirst("^([\\w.$]+(Exception|Error): )+", "");
    return plain.isBlank() ? e.getClass().getSimpleName() : plain;
  }

  /** The size of a file in bytes; -1 if there is none. */
  public static long size(String path) throws IOException {
    String resolved = UserPath.resolve(path);
    if (UserPath.isLocal(resolved)) {
      Path file = Path.of(resolved);
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : -1;
    }
    return remote(resolved).map(Found::sizeBytes).orElse(-1L);
  }

  /** Whether anything has this name, a link that leads nowhere too. */
  public static boolean exists(String path) throws IOException {
    String resolved = UserPath.resolve(path);
    return UserPath.isLocal(resolved)
        ? Files.exists(Path.of(resolved), LinkOption.NOFOLLOW_LINKS)
        : remote(resolved).isPresent();
  }

  /** Gives a file another name on its file system, in one step where that can be. */
  public static void move(String from, String to) throws IOException {
    if (UserPath.isLocal(from)) {
      Path target = UserPath.toPath(to);
      Files.createDirectories(target.getParent());
      Files.move(UserPath.toPath(from), target, StandardCopyOption.ATOMIC_MOVE);
    } else {
      FileSystems.rename(List.of(file(from)), List.of(file(to)));
    }
  }

  /**
   * The files in a folder at any depth, by their paths in it, sorted. Links are files, and not
   * followed.
   */
  public static List<String> filesIn(String folder) throws IOException {
    String resolved = UserPath.resolve(folder);
    if (!UserPath.isLocal(resolved)) {
      return RemoteFolder.of(resolved).files().stream()
          .map(file -> file.resourceId().toString().substring(resolved.length()))
          .sorted()
          .toList();
    }
    Path root = Path.of(resolved);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .map(path -> root.relativize(path).toString())
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The files in a folder at any depth, sorted by path; what goes while it looks is left out. */
  public static List<Listed> list(String folder) throws IOException {
    String resolved = UserPath.resolve(folder);
    if (!UserPath.isLocal(resolved)) {
      return RemoteFolder.of(resolved).files().stream()
          .map(f -> new Listed(f.resourceId().toString(), f.sizeBytes(), f.lastModifiedMillis()))
          .sorted(Comparator.comparing(Listed::path))
          .toList();
    }
    List<Listed> files = new ArrayList<>();
    if (Files.isDirectory(Path.of(resolved))) {
      Files.walkFileTree(
          Path.of(resolved),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
              if (is.isRegularFile()) {
                files.add(new Listed(file.toString(), is.size(), is.lastModifiedTime().toMillis()));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
              if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw e;
            }
          });
    }
    files.sort(Comparator.comparing(Listed::path));
    return files;
  }

  /** Deletes files; those that are gone already are no failure. */
  public static void delete(List<String> paths) throws IOException {
    List<ResourceId> files = new ArrayList<>();
    for (String path : paths) {
      if (UserPath.isLocal(path)) {
        Files.deleteIfExists(UserPath.toPath(path));
      } else {
        files.add(file(path));
      }
    }
    FileSystems.delete(files, MoveOptions.StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  /** Deletes a folder and all that is in it; links are deleted and not followed. */
  public static void deleteFolder(String folder) throws IOException {
    String resolved = UserPath.resolve(folder);
    if (!UserPath.isLocal(resolved)) {
      RemoteFolder.of(resolved).delete();
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(Path.of(resolved))) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException e) {
      return;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }

  /**
   * Makes a local folder that its owner alone can look into, and those above it as the umask says.
   */
  public static void createPrivateFolder(Path folder) throws IOException {
    Path parent = folder.toAbsolutePath().getParent();
    Files.createDirectories(parent);
    if (Files.getFileStore(parent).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(folder);
    }
  }

  /** Deletes folders in a local folder that hold nothing, but not the folder itself. */
  public static void deleteEmptyFoldersIn(String folder) throws IOException {
    if (UserPath.isLocal(folder) && Files.isDirectory(UserPath.toPath(folder))) {
      List<Path> folders;
      try (Stream<Path> children = Files.list(UserPath.toPath(folder))) {
        folders = children.filter(Files::isDirectory).toList();
      }
      for (Path child : folders) {
        deleteEmptyFolders(child.toString());
      }
    }
  }

  /** Deletes folders in a local folder that hold nothing, the folder itself too. */
  public static void deleteEmptyFolders(String folder) throws IOException {
    if (!UserPath.isLocal(folder) || !Files.isDirectory(UserPath.toPath(folder))) {
      return;
    }
    List<Path> folders;
    try (Stream<Path> walk = Files.walk(UserPath.toPath(folder))) {
      folders = walk.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : folders) {
      try {
        Files.delete(path);
      } catch (DirectoryNotEmptyException e) {
        // Somebody else's file is in it.
      }
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
