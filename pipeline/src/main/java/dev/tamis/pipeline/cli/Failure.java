package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.files.UnusableFileException;
import java.io.File;
import java.net.ConnectException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** What went wrong, in a line that says what to do where that is known. */
final class Failure {
  private static final Set<String> FOLDERS = new LinkedHashSet<>();

  private Failure() {}

  /** Names a folder that a run writes to, for messages about full disks. */
  static synchronized void writesTo(String folder) {
    FOLDERS.add(folder);
  }

  /** The innermost cause in a line. */
  static String describe(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause && !saysWhere(cause)) {
      cause = cause.getCause();
    }
    if (cause instanceof OutOfMemoryError) {
      return "out of memory ("
          + cause.getMessage()
          + "); give more with TAMIS_HEAP=4g, or run fewer slots with -- --parallelism=1";
    }
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    if (message.contains("No space left on device")) {
      return message + "; free are " + free();
    }
    if (cause instanceof UnsatisfiedLinkError) {
      return "a native library could not be unpacked or loaded: "
          + message.substring(message.lastIndexOf(": ") < 0 ? 0 : message.lastIndexOf(": ") + 2)
          + "; the temporary folder must have room for it and allow programs (no noexec), and"
          + " TMPDIR=/another/folder moves it; free are "
          + free();
    }
    return message.isEmpty() || cause instanceof Error
        ? cause.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message)
        : message;
  }

  /** Netty says which address refused a connection, and the cause below it does not. */
  private static boolean saysWhere(Throwable e) {
    return e instanceof UnusableFileException
        || e instanceof ConnectException && e.getCause() instanceof ConnectException;
  }

  private static synchronized String free() {
    Set<String> folders = new LinkedHashSet<>(FOLDERS);
    folders.add(System.getProperty("java.io.tmpdir"));
    StringBuilder free = new StringBuilder();
    for (String folder : folders) {
      File at = new File(folder);
      while (at != null && !at.exists()) {
        at = at.getParentFile();
      }
      if (at != null) {
        free.append(free.isEmpty() ? "" : ", ")
            .append(String.format(Locale.ROOT, "%,d bytes in %s", at.getUsableSpace(), folder));
      }
    }
    return free.toString();
  }
}
