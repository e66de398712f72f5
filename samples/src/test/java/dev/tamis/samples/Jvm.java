package dev.tamis.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A JVM of its own, with what it says in files. Closing it kills it. */
final class Jvm implements AutoCloseable {
  private static final List<String> OPENS =
      List.of(
          "lang", "util", "util.concurrent", "nio", "lang.reflect", "text", "time", "net", "io");
  private static final long PAUSE_MILLIS = 20;
  private static final long MINUTES = 4;

  final Process process;
  private final Path log;

  private Jvm(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param folder for its log and its temporary files
   * @param name of both there
   * @param flags of the JVM
   * @param main class and its arguments
   */
  static Jvm start(Path folder, String name, List<String> flags, String classPath, String... main)
      throws IOException {
    return start(folder, name, flags, classPath, Map.of(), main);
  }

  /** The same with variables of its environment. */
  static Jvm start(
      Path folder,
      String name,
      List<String> flags,
      String classPath,
      Map<String, String> environment,
      String... main)
      throws IOException {
    Path temporary = Files.createDirectories(folder.resolve(name + "-tmp"));
    Path log = folder.resolve(name + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    OPENS.forEach(open -> command.add("--add-opens=java.base/java." + open + "=ALL-UNNAMED"));
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-cp", classPath));
    command.addAll(List.of(main));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return new Jvm(builder.start(), log);
  }

  /** The command, on this JVM's class path. */
  static Jvm tamis(Path folder, String name, String... arguments) throws IOException {
    List<String> main = new ArrayList<>(List.of("dev.tamis.pipeline.cli.Tamis"));
    main.addAll(List.of(arguments));
    return start(
        folder,
        name,
        List.of("-Xmx700m", "-Duser.language=en"),
        System.getProperty("java.class.path"),
        main.toArray(new String[0]));
  }

  String said() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  /** Waits until something is so, while it runs. */
  void await(String what, BooleanSupplier condition) throws IOException {
    while (!condition.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new AssertionError("it ended before " + what + ": " + said());
      }
      pause();
    }
  }

  static void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
  }

  int end() throws InterruptedException, IOException {
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      throw new AssertionError("still running: " + said());
    }
    return process.exitValue();
  }

  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
