package dev.tamis.pipeline.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What standard error is: a terminal on which a line can be drawn again, or something else. */
final class Terminal {
  private static final int USUAL_COLUMNS = 80;
  private static final File CONTROLLING = new File("/dev/tty");

  private Terminal() {}

  /** Whether standard error is a terminal that knows control characters. */
  static boolean onStandardError() {
    String kind = System.getenv("TERM");
    if (kind == null || kind.isEmpty() || kind.equals("dumb")) {
      return false;
    }
    String told = System.getenv("TAMIS_STDERR");
    if (told != null) {
      return told.equals("terminal");
    }
    try {
      String file = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** How many characters a line holds. */
  static int columns() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(CONTROLLING).start();
      String size;
      try (var out = stty.getInputStream()) {
        size = new String(out.readNBytes(64), StandardCharsets.US_ASCII).strip();
      }
      stty.waitFor(1, TimeUnit.SECONDS);
      int columns = Integer.parseInt(size.substring(size.indexOf(' ') + 1));
      return columns > 0 ? columns : USUAL_COLUMNS;
    } catch (IOException | NumberFormatException e) {
      return USUAL_COLUMNS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL_COLUMNS;
    }
  }
}
