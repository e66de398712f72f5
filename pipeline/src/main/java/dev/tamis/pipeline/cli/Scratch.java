package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.files.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * The temporary folder of this process, its own: all that libraries unpack and the engine spills is
 * in it, so one deletion at the end takes everything, whoever wrote it and when. A process that was
 * killed leaves its folder, whose lock is free then, and the next process deletes it.
 *
 * <p>The JVM settles its temporary folder before the program begins, so the launcher makes one and
 * gives it in {@code java.io.tmpdir}. A program that is started without the launcher makes its own,
 * and libraries that unpack themselves beside it are looked for at the end, among the files that
 * are mapped into memory; after a kill they stay.
 */
final class Scratch {
  private static final String PROPERTY = "java.io.tmpdir";
  private static final String LOCK = "lock";

  /** Nothing of another name is ever deleted: the number of a process, and what makes it unique. */
  private static final Pattern NAME = Pattern.compile("tamis-[0-9]+-[0-9a-f-]{10,36}");

  /** What libraries call their temporary files. */
  private static final Pattern UNPACKED =
      Pattern.compile("(onnxruntime-java|libzstd-jni|snappy-|liblz4-java|djl).*");

  private static final Path MAPS = Path.of("/proc/self/maps");

  private static final int ATTEMPTS = 60;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private static Path base;
  private static Path folder;

  @SuppressWarnings("unused") // held, and free when the process is gone
  private static FileLock lock;

  private Scratch() {}

  /** Sweeps after processes that are gone, and makes this one's folder. */
  static synchronized void open() {
    Path given = Path.of(System.getProperty(PROPERTY)).toAbsolutePath();
    boolean made = NAME.matcher(name(given)).matches() && !Files.exists(given.resolve(LOCK));
    base = made ? given.getParent() : given;
    try {
      sweep();
      folder = made ? given : create();
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      lock = channel.tryLock();
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
      System.setProperty(PROPERTY, folder.toString());
    } catch (IOException | UnsupportedOperationException e) {
      // Without a folder of its own a process that is killed is not swept after; the rest works.
      lock = null;
    }
  }

  private static String name(Path path) {
    return path.getFileName() == null ? "" : path.getFileName().toString();
  }

  private static Path create() throws IOException {
    Path own = base.resolve("tamis-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID());
    Storage.createPrivateFolder(own);
    return own;
  }

  /** Deletes the folder; the process must end at once after that. */
  static synchronized void close() {
    if (folder != null) {
      unpacked().forEach(Scratch::delete);
      delete(folder);
    }
  }

  /** Where a new temporary folder is made. */
  static synchronized Path createFolder(String prefix) throws IOException {
    return folder == null
        ? Files.createTempDirectory(prefix)
        : Files.createTempDirectory(folder, prefix);
  }

  /** Libraries in memory whose files lie beside the folder: each file, or the folder it is in. */
  private static Set<Path> unpacked() {
    Set<Path> found = new TreeSet<>();
    try {
      for (String line : Files.readAllLines(MAPS, StandardCharsets.ISO_8859_1)) {
        int at = line.indexOf(base + "/");
        if (at >= 0) {
          String name =
              line.substring(at + base.toString().length() + 1).replaceFirst("(/| \\(del).*", "");
          if (UNPACKED.matcher(name).matches()) {
            found.add(base.resolve(name));
            found.add(base.resolve(name + ".lck")); // the lock of lz4's library
          }
        }
      }
    } catch (IOException e) {
      return found; // not Linux
    }
    return found;
  }

  /** Threads of the engine may still write into it, so it is tried until it is gone. */
  private static void delete(Path path) {
    for (int attempt = 0; attempt < ATTEMPTS && Files.exists(path); attempt++) {
      try {
        Storage.deleteFolder(path.toString());
      } catch (IOException e) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static void sweep() throws IOException {
    try (DirectoryStream<Path> others = Files.newDirectoryStream(base, "tamis-*")) {
      for (Path other : others) {
        if (NAME.matcher(name(other)).matches() && isLeft(other)) {
          delete(other);
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
