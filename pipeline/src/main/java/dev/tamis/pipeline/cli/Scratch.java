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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * What this process leaves in the temporary folder: the engine's files, and the native libraries
 * that were unpacked there. It is written down under a lock, deleted when the process ends, and by
 * the next one if it was killed. Java's own deletion at exit would miss what threads still write.
 */
final class Scratch {
  private static final String LOCK = "lock";
  private static final Pattern NAME = Pattern.compile("tamis-[0-9]+-[0-9a-f-]{36}");

  /** What libraries and this program call their temporary files; nothing else is ever deleted. */
  private static final Pattern LITTER =
      Pattern.compile("(tamis-flink-|onnxruntime-java|libzstd-jni|snappy-|liblz4-java|djl).*");

  private static final Path BASE = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final Set<String> LEFT = new TreeSet<>();

  private static final int ATTEMPTS = 60;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration LOOK = Duration.ofMillis(200);

  private static Path folder;
  private static FileChannel lock;

  private Scratch() {}

  /** Sweeps after processes that are gone, and begins to write down what this one leaves. */
  static synchronized void open() {
    try {
      sweep();
      Path own = BASE.resolve("tamis-" + ProcessHandle.current().pid() + "-" + UUID.randomUUID());
      Files.createDirectory(
          own, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      folder = own;
      lock =
          FileChannel.open(
              own.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (lock.tryLock() != null) {
        lock.write(ByteBuffer.wrap(new byte[] {'\n'}));
      }
      lookOut();
    } catch (IOException | UnsupportedOperationException e) {
      // Without it a process that is killed is not swept after; all else is the same.
      lock = null;
    }
  }

  /** Notes libraries as they are unpacked, for a process that is killed notes nothing any more. */
  private static void lookOut() {
    Thread thread =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(LOOK.toNanos());
                note(null);
              }
            },
            "scratch");
    thread.setDaemon(true);
    thread.start();
  }

  /** Notes a folder, and every library that has been unpacked so far. */
  static synchronized void note(Path own) {
    Set<String> found = unpacked();
    if (own != null) {
      found.add(own.toAbsolutePath().toString());
    }
    found.removeAll(LEFT);
    LEFT.addAll(found);
    if (lock != null && !found.isEmpty()) {
      try {
        lock.write(
            ByteBuffer.wrap((String.join("\n", found) + "\n").getBytes(StandardCharsets.UTF_8)));
      } catch (IOException e) {
        lock = null; // a full disk: it is deleted at the end all the same
      }
    }
  }

  /** Deletes all of it; nothing of this process may need it any more. */
  static synchronized void close() {
    note(null);
    List.copyOf(LEFT).forEach(Scratch::delete);
    if (folder != null) {
      delete(folder.toString());
    }
  }

  /** Libraries in memory whose files lie in the temporary folder: each file or its own folder. */
  private static Set<String> unpacked() {
    Set<String> found = new TreeSet<>();
    try {
      for (String line : Files.readAllLines(MAPS, StandardCharsets.ISO_8859_1)) {
        int at = line.indexOf(BASE + "/");
        if (at >= 0) {
          String below = line.substring(at + BASE.toString().length() + 1);
          String name = below.contains("/") ? below.substring(0, below.indexOf('/')) : below;
          if (LITTER.matcher(name).matches()) {
            String path = BASE + "/" + name.replace(" (deleted)", "");
            found.add(path);
            if (Files.exists(Path.of(path + ".lck"))) {
              found.add(path + ".lck"); // the lock of lz4's library
            }
          }
        }
      }
    } catch (IOException e) {
      return found; // not Linux
    }
    return found;
  }

  /** Threads of the engine may still write into it, so it is tried until it is gone. */
  private static void delete(String path) {
    for (int attempt = 0; attempt < ATTEMPTS && Files.exists(Path.of(path)); attempt++) {
      try {
        Storage.deleteFolder(path);
      } catch (IOException e) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static void sweep() throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(BASE, "tamis-*")) {
      for (Path other : folders) {
        if (NAME.matcher(other.getFileName().toString()).matches() && isLeft(other)) {
          for (String path : Files.readAllLines(other.resolve(LOCK), StandardCharsets.UTF_8)) {
            Path file = Path.of(path);
            if (BASE.equals(file.getParent())
                && LITTER.matcher(file.getFileName().toString()).matches()) {
              delete(path);
            }
          }
          delete(other.toString());
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
