package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.files.Storage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The temporary folder of this process, its owner's alone. All that libraries unpack and engines
 * spill goes into it, and it goes when the process does. A lock tells other processes that it is in
 * use; one whose process was killed is swept by the next.
 */
final class Scratch {
  private static final String PROPERTY = "java.io.tmpdir";
  private static final String LOCK = "lock";
  private static final Pattern NAME = Pattern.compile("tamis-[0-9]+-[0-9a-f-]{36}");

  private static Path folder;
  private static FileChannel lock;

  private Scratch() {}

  /** Makes the folder, before anything asks Java for a temporary file. */
  static void open() {
    Path base = Path.of(System.getProperty(PROPERTY));
    try {
      sweep(base);
      Path own = base.resolve("tamis-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID());
      Files.createDirectory(
          own, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      lock =
          FileChannel.open(
              own.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (lock.tryLock() != null) {
        lock.write(java.nio.ByteBuffer.wrap(new byte[] {'1'}));
      }
      System.setProperty(PROPERTY, own.toString());
      folder = own;
    } catch (IOException | UnsupportedOperationException e) {
      // Without a folder of its own the process uses the common one; what fails there says so.
      folder = null;
    }
  }

  /** Deletes the folder; nothing of this process may need it any more. */
  static void close() {
    if (folder == null) {
      return;
    }
    try {
      lock.close();
      Storage.deleteFolder(folder.toString());
    } catch (IOException e) {
      // The next run sweeps it.
      folder = null;
    }
  }

  /** Deletes the folders of processes that are gone. */
  static void sweep(Path base) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, "tamis-*")) {
      for (Path other : folders) {
        if (NAME.matcher(other.getFileName().toString()).matches() && isLeft(other)) {
          Storage.deleteFolder(other.toString());
        }
      }
    }
  }

  private static boolean isLeft(Path other) {
    Path file = other.resolve(LOCK);
    try {
      // An empty one is still to be locked by the process that has just made it.
      if (!Files.isWritable(file) || Files.size(file) == 0) {
        return false;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
          FileLock free = channel.tryLock()) {
        return free != null;
      }
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }
}
