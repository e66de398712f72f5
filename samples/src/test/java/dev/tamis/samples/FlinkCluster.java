package dev.tamis.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A session cluster of Flink on the loopback: a JobManager and TaskManagers, each a JVM of its own,
 * whose class path has what a distribution of Flink has and nothing of this project.
 */
final class FlinkCluster implements AutoCloseable {
  /** Names of the jars that Flink itself brings. */
  private static final Pattern OF_FLINK =
      Pattern.compile(
          "(flink-(?!.*test)|commons-|slf4j-|jsr305|kryo|minlog|objenesis|chill|lz4|snappy|javassist"
              + "|asm|zstd-jni).*\\.jar");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SLOTS = 2;

  private final Path folder;
  private final int rest;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Jvm> started = new ArrayList<>();
  private Jvm jobManager;
  private int number;

  /**
   * Writes the configuration; nothing runs yet.
   *
   * @param more settings beside or in place of the defaults
   */
  FlinkCluster(Path folder, Map<String, String> more) throws IOException {
    this.folder = Files.createDirectories(folder);
    List<Integer> ports = freePorts(3);
    this.rest = ports.get(0);
    Map<String, String> settings = new TreeMap<>();
    settings.put("rest.address", "127.0.0.1");
    settings.put("rest.bind-address", "127.0.0.1");
    settings.put("rest.port", Integer.toString(rest));
    settings.put("jobmanager.rpc.address", "127.0.0.1");
    settings.put("jobmanager.bind-host", "127.0.0.1");
    settings.put("jobmanager.rpc.port", Integer.toString(ports.get(1)));
    settings.put("blob.server.port", Integer.toString(ports.get(2)));
    settings.put("jobmanager.memory.heap.size", "256m");
    settings.put("jobmanager.memory.off-heap.size", "64m");
    settings.put("taskmanager.host", "127.0.0.1");
    settings.put("taskmanager.bind-host", "127.0.0.1");
    settings.put("taskmanager.numberOfTaskSlots", Integer.toString(SLOTS));
    settings.put("taskmanager.cpu.cores", "2");
    settings.put("taskmanager.memory.framework.heap.size", "128m");
    settings.put("taskmanager.memory.framework.off-heap.size", "64m");
    settings.put("taskmanager.memory.task.heap.size", "384m");
    settings.put("taskmanager.memory.task.off-heap.size", "64m");
    settings.put("taskmanager.memory.managed.size", "128m");
    settings.put("taskmanager.memory.network.min", "160m");
    settings.put("taskmanager.memory.network.max", "160m");
    settings.put("taskmanager.memory.jvm-metaspace.size", "256m");
    settings.put("taskmanager.memory.jvm-overhead.min", "192m");
    settings.put("taskmanager.memory.jvm-overhead.max", "192m");
    // Where a step has many outputs each takes so many buffers of 32 KiB, in every slot.
    settings.put("taskmanager.network.sort-shuffle.min-buffers", "64");
    settings.put("heartbeat.interval", "1000");
    settings.put("heartbeat.timeout", "6000");
    settings.put("restart-strategy.type", "fixed-delay");
    settings.put("restart-strategy.fixed-delay.attempts", "20");
    settings.put("restart-strategy.fixed-delay.delay", "1 s");
    settings.put("io.tmp.dirs", Files.createDirectories(folder.resolve("spill")).toString());
    settings.putAll(more);
    List<String> lines = new ArrayList<>();
    settings.forEach((key, value) -> lines.add(key + ": " + value));
    Files.createDirectories(configuration());
    Files.write(configuration().resolve("flink-conf.yaml"), lines, StandardCharsets.UTF_8);
  }

  /** Folder of the configuration. */
  Path configuration() {
    return folder.resolve("conf");
  }

  /** Where jobs are submitted: host and port. */
  String master() {
    return "127.0.0.1:" + rest;
  }

  /** What a distribution of Flink has in its lib folder. */
  static String classPath() {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (OF_FLINK.matcher(Path.of(entry).getFileName().toString()).matches()) {
        jars.add(entry);
      }
    }
    return String.join(File.pathSeparator, jars);
  }

  void start(int taskManagers) throws IOException {
    startJobManager();
    for (int i = 0; i < taskManagers; i++) {
      startTaskManager();
    }
    awaitTaskManagers(taskManagers);
  }

  void startJobManager() throws IOException {
    jobManager =
        start(
            "jobmanager-" + number++,
            List.of("-Xms256m", "-Xmx256m"),
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
            "--executionMode",
            "cluster");
  }

  Jvm jobManager() {
    return jobManager;
  }

  Jvm startTaskManager() throws IOException {
    return start(
        "taskmanager-" + number++,
        List.of(
            "-Xms512m", "-Xmx512m", "-XX:MaxDirectMemorySize=288m", "-XX:MaxMetaspaceSize=256m"),
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        "-D",
        "taskmanager.resource-id=tm" + number);
  }

  private Jvm start(String name, List<String> flags, String main, String... arguments)
      throws IOException {
    List<String> all = new ArrayList<>(List.of(main, "--configDir", configuration().toString()));
    all.addAll(List.of(arguments));
    List<String> jvm = new ArrayList<>(flags);
    jvm.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    Jvm started1 = Jvm.start(folder, name, jvm, classPath(), all.toArray(new String[0]));
    started.add(started1);
    return started1;
  }

  void awaitTaskManagers(int wanted) throws IOException {
    jobManager.await(
        wanted + " task managers were there",
        () -> ask("taskmanagers").path("taskmanagers").size() == wanted);
  }

  /** States of all jobs by their numbers, such as RUNNING. */
  Map<String, String> jobs() {
    Map<String, String> jobs = new TreeMap<>();
    for (JsonNode job : ask("jobs").path("jobs")) {
      jobs.put(job.get("id").asText(), job.get("status").asText());
    }
    return jobs;
  }

  /** What the REST interface answers; an empty object while it does not. */
  JsonNode ask(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + master() + "/" + path))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      Jvm.pause();
      return JSON.createObjectNode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        sockets.add(socket);
        ports.add(socket.getLocalPort());
      }
      return ports;
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  @Override
  public void close() {
    started.forEach(Jvm::close);
  }
}
