package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.files.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Sets an embedded Flink up for this machine, where no other engine is asked for: a slot for each
 * processor, managed memory and network buffers outside the heap, a folder to spill to, two
 * restarts. Sweeps its folder at the end.
 */
final class EmbeddedFlink implements AutoCloseable {
  private static final int MANAGED_MIB_PER_SLOT = 128;
  private static final int NETWORK_MIB_PER_SLOT = 64;

  /** More than the plan of a recipe with every corpus stage on has. */
  private static final int SHUFFLES = 64;

  private static final int SORTER_KIB = 384;
  private static final int BUFFER_KIB = 32;

  private static final int ATTEMPTS = 40;
  private static final int END_ATTEMPTS = 300;

  /** Those of the actors that make up the engine. */
  private static final Pattern ENGINE_THREAD =
      Pattern.compile("flink-(akka|pekko|metrics-akka|metrics-pekko)");

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Path folder;
  private final boolean here;
  private final List<String> flags;

  private EmbeddedFlink(Path folder, boolean here, List<String> flags) {
    this.folder = folder;
    this.here = here;
    this.flags = List.copyOf(flags);
  }

  /**
   * Completes the flags of the engine; another engine than the embedded one gets what was given.
   * How often a cluster tries a job is said by the cluster's configuration: Flink does not take it
   * from the client of a batch job.
   */
  static EmbeddedFlink forFlags(List<String> given) throws IOException {
    String runner = valueOf("runner", given);
    boolean embedded =
        (runner == null || runner.equals("FlinkRunner")) && valueOf("flinkMaster", given) == null;
    if (!embedded) {
      return new EmbeddedFlink(null, false, given);
    }
    String asked = valueOf("parallelism", given);
    int slots = asked == null ? Runtime.getRuntime().availableProcessors() : slots(asked);
    Path folder = Scratch.createFolder("flink-");
    List<String> flags = new ArrayList<>(given);
    if (runner == null) {
      flags.add("--runner=FlinkRunner");
    }
    if (asked == null) {
      flags.add("--parallelism=" + slots);
    }
    if (valueOf("flinkConfDir", given) == null) {
      Files.createDirectory(folder.resolve("spill"));
      Files.writeString(
          folder.resolve("flink-conf.yaml"), configuration(slots, folder), StandardCharsets.UTF_8);
      flags.add("--flinkConfDir=" + folder);
    }
    // Elements are not changed after they are put out, so engines need not copy them.
    for (String flag : List.of("fasterCopy", "objectReuse")) {
      if (valueOf(flag, given) == null) {
        flags.add("--" + flag + "=true");
      }
    }
    return new EmbeddedFlink(folder, true, flags);
  }

  private static int slots(String asked) {
    if (!asked.matches("[1-9][0-9]{0,4}")) {
      throw new IllegalArgumentException(
          "behind --: --parallelism must be 1 .. 99999 (got: " + asked + ")");
    }
    return Integer.parseInt(asked);
  }

  /** Whether the job runs in this process and ends with it. */
  boolean isHere() {
    return here;
  }

  List<String> flags() {
    return flags;
  }

  static String configuration(int slots, Path folder) {
    int managed =
        Math.max(256, Math.max(MANAGED_MIB_PER_SLOT, SHUFFLES * SORTER_KIB >> 10) * slots);
    // Between each two steps every slot sends to every other one.
    int network =
        Math.max(128, Math.max(NETWORK_MIB_PER_SLOT, SHUFFLES * BUFFER_KIB * slots >> 10) * slots);
    return String.join(
        "\n",
        "taskmanager.memory.managed.size: " + managed + "m",
        "taskmanager.memory.network.min: " + network + "m",
        "taskmanager.memory.network.max: " + network + "m",
        // What is shuffled never leaves this machine; texts are compressed where they are stored.
        "taskmanager.network.batch-shuffle.compression.enabled: false",
        // It serves this process and no other machine.
        "rest.bind-address: 127.0.0.1",
        "web.tmpdir: " + folder.resolve("spill"),
        "jobmanager.bind-host: 127.0.0.1",
        "taskmanager.bind-host: 127.0.0.1",
        "io.tmp.dirs: " + folder.resolve("spill"),
        "restart-strategy.type: fixed-delay",
        "restart-strategy.fixed-delay.attempts: 2",
        "restart-strategy.fixed-delay.delay: 1 s",
        "");
  }

  private static String valueOf(String name, List<String> flags) {
    for (String flag : flags) {
      if (flag.startsWith("--" + name + "=")) {
        return flag.substring(name.length() + 3);
      }
    }
    return null;
  }

  /**
   * Waits until the engine has ended: it says that a job is done before it is, and to the last
   * loads classes from the folder.
   */
  void awaitEnd() {
    for (int i = 0; here && i < END_ATTEMPTS && isRunning(); i++) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static boolean isRunning() {
    Thread[] threads = new Thread[Thread.activeCount() * 2 + 64];
    int n = Thread.enumerate(threads);
    for (int i = 0; i < n; i++) {
      if (ENGINE_THREAD.matcher(threads[i].getName()).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Deletes the folder. The engine ends in threads of its own and may be deleting it as well: what
   * is gone in between is no failure, and neither is litter in a temporary folder.
   */
  @Override
  public void close() {
    awaitEnd();
    for (int attempt = 0; folder != null && attempt < ATTEMPTS; attempt++) {
      try {
        Storage.deleteFolder(folder.toString());
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
