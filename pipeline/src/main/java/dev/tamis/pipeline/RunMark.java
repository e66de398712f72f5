package dev.tamis.pipeline;

import dev.tamis.pipeline.files.Storage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Says in a folder for files of attempts which process writes there.
 *
 * @param host name of its machine
 * @param process its number
 * @param started when it began, milliseconds since 1970, by the machine's own account; 0 if unknown
 */
record RunMark(String host, long process, long started) {
  /** Its name in the folder. */
  static final String NAME = "run";

  static RunMark ofThisProcess() {
    return new RunMark(thisHost(), ProcessHandle.current().pid(), start(ProcessHandle.current()));
  }

  /** The mark in a folder, if there is one that can be read. */
  static Optional<RunMark> read(String work) throws IOException {
    if (!Storage.exists(work + NAME)) {
      return Optional.empty();
    }
    String[] parts =
        new String(Storage.read("mark of a run", work + NAME), StandardCharsets.UTF_8)
            .strip()
            .split(" ", -1);
    try {
      return parts.length == 3
          ? Optional.of(new RunMark(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  String text() {
    return host + " " + process + " " + started + "\n";
  }

  /**
   * Checks that the process is gone; of another machine it cannot be known.
   *
   * @throws IllegalArgumentException if it is still there
   */
  void checkEnded(String output) {
    boolean runs =
        host.equals(thisHost())
            && process != ProcessHandle.current().pid()
            && ProcessHandle.of(process).filter(p -> start(p) == started).isPresent();
    if (runs) {
      throw new IllegalArgumentException(
          "another run is writing to " + output + " (process " + process + ")");
    }
    if (!host.equals(thisHost())) {
      throw new IllegalArgumentException(
          "a run from the machine "
              + host
              + " wrote to "
              + output
              + " and may still; if it has ended: tamis sweep "
              + output);
    }
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
  }

  private static String thisHost() {
    try {
      return InetAddress.getLocalHost().getHostName().replace(' ', '-');
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
