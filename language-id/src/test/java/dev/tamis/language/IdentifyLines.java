package dev.tamis.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Identifies every line of a file as a document, for {@code compare-speed.sh}. */
final class IdentifyLines {
  private IdentifyLines() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    long start = System.nanoTime();
    LanguageIdentifier identifier = LanguageIdentifier.embedded();
    double load = (System.nanoTime() - start) / 1e9;
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long lines = 0;
    int hash = 0;
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        hash += identifier.identify(line).tag().hashCode();
        lines++;
      }
    }
    double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "tamis: %d documents, %.1f MB in %.2f s of the reading thread, %.1f MB/s; model loaded in"
            + " %.2f s, %.1f MiB of heap in use afterwards (%x)%n",
        lines,
        Files.size(file) / 1e6,
        seconds,
        Files.size(file) / 1e6 / seconds,
        load,
        (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0,
        hash);
  }
}
