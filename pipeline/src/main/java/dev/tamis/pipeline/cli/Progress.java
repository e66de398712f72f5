package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.progress.Meter;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says how far the job is: one line, redrawn, on a terminal; a line every 30 seconds elsewhere. */
final class Progress implements Runnable {
  private static final long TERMINAL_MILLIS = 500;
  private static final long LOG_MILLIS = 30_000;

  /** A window may change its size. */
  private static final int DRAWN_BETWEEN_LOOKS = 10;

  private final PrintWriter out;
  private final boolean quiet;

  private final boolean terminal = Terminal.onStandardError();

  private final long started = System.nanoTime();
  private Thread thread;

  Progress(PrintWriter out, boolean quiet) {
    this.out = out;
    this.quiet = quiet;
  }

  void start() {
    Meter.reset();
    if (!quiet) {
      thread = new Thread(this, "progress");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void stop() {
    if (thread == null) {
      return;
    }
    thread.interrupt();
    if (terminal) {
      out.print("\r\033[K");
      out.flush();
    }
  }

  @Override
  public void run() {
    try {
      int columns = 0;
      for (int drawn = 0; true; drawn++) {
        Thread.sleep(terminal ? TERMINAL_MILLIS : LOG_MILLIS);
        if (terminal && drawn % DRAWN_BETWEEN_LOOKS == 0) {
          columns = Terminal.columns();
        }
        String line = line((System.nanoTime() - started) / 1e9);
        line = terminal ? fit(line, columns) : line;
        out.print(terminal ? "\r" + line + "\033[K" : line + System.lineSeparator());
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Leaves the middle parts out until the line fits, for a line that wraps is not redrawn. */
  static String fit(String line, int columns) {
    List<String> parts = new ArrayList<>(List.of(line.split(", ", -1)));
    while (String.join(", ", parts).length() >= columns && parts.size() > 2) {
      parts.remove(parts.size() - 2);
    }
    String fitted = String.join(", ", parts);
    return fitted.length() < columns ? fitted : fitted.substring(0, Math.max(0, columns - 1));
  }

  static String line(double seconds) {
    if (Meter.SHARDS.sum() == 0) {
      return String.format(
          Locale.ROOT, "starting the engine, %d:%02d", (long) seconds / 60, (long) seconds % 60);
    }
    long records = Meter.RECORDS.sum();
    long kept = Meter.CURATED.sum();
    String phase =
        Meter.WRITTEN.sum() > 0
            ? String.format(Locale.ROOT, ", %,d lines written", Meter.WRITTEN.sum())
            : "";
    return String.format(
        Locale.ROOT,
        "%d/%d shards, %,d records, %,.0f/s, %.1f MB/s, %.0f%% kept%s, %d:%02d",
        Meter.SHARDS_DONE.sum(),
        Meter.SHARDS.sum(),
        records,
        records / seconds,
        Meter.BYTES.sum() / 1e6 / seconds,
        records == 0 ? 0.0 : 100.0 * kept / records,
        phase,
        (long) seconds / 60,
        (long) seconds % 60);
  }
}
