package dev.tamis.classify.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.onnx.Networks.Shape;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Classifiers reach no network. They are loaded in a JVM whose ways out are blocked: whoever opens
 * an HTTP or HTTPS connection, by a proxy or past it, or any other socket, is refused and counted.
 */
class NoNetworkTest {
  private static final String ATTEMPTS = "attempts: ";

  @TempDir private Path folder;

  /** Loads a tokenizer as it comes, or through our classes; the program of the other JVM. */
  static final class Loader {
    private Loader() {}

    public static void main(String[] args) throws IOException {
      AtomicInteger attempts = new AtomicInteger();
      block(attempts);
      Path model = Path.of(args[1]);
      if (args[0].equals("bare")) {
        HuggingFaceTokenizer.newInstance(model.resolve("tokenizer.json"), Map.of()).close();
      } else {
        OnnxClassifier classifier = OnnxClassifier.load(model);
        LanguageTag tag = LanguageTag.parse("eng_Latn");
        classifier.score(List.of(new Input("flour and water", tag)));
        TokenClassifierTest.names().spans("Ada Lovelace");
      }
      System.out.println(ATTEMPTS + attempts);
    }

    /** Before anything else runs, so that nothing ever leaves this machine. */
    @SuppressWarnings("deprecation") // there is no other way to see every socket
    private static void block(AtomicInteger attempts) throws IOException {
      URL.setURLStreamHandlerFactory(
          protocol -> protocol.startsWith("http") ? new Refusal(attempts) : null);
      Socket.setSocketImplFactory(
          () -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("blocked");
          });
    }
  }

  /** Opens no connection. */
  private static final class Refusal extends URLStreamHandler {
    private final AtomicInteger attempts;

    private Refusal(AtomicInteger attempts) {
      this.attempts = attempts;
    }

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      attempts.incrementAndGet();
      throw new IOException("blocked");
    }

    @Override
    protected URLConnection openConnection(URL url, Proxy proxy) throws IOException {
      return openConnection(url);
    }
  }

  private int attempts(String how) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
    command.add("-Duser.home=" + Files.createDirectories(folder.resolve("home")));
    if (how.equals("bare")) {
      command.add("-DDJL_CACHE_DIR=" + folder.resolve("cache"));
    }
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Loader.class.getName(), how, folder.resolve("model").toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    for (String name : List.of("OPT_OUT_TRACKING", "DJL_OFFLINE", "DJL_CACHE_DIR")) {
      builder.environment().remove(name);
    }
    Path output = folder.resolve(how + ".txt");
    Process process = builder.redirectOutput(output.toFile()).start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the other JVM ends");
    String said = Files.readString(output);
    assertEquals(0, process.exitValue(), said);
    int at = said.indexOf(ATTEMPTS) + ATTEMPTS.length();
    return Integer.parseInt(said.substring(at).strip());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void loadingAndScoringReachesNothing() throws Exception {
    byte[] model = Networks.mean(Shape.PLAIN, new float[8][1]);
    Networks.folder(
        folder.resolve("model"),
        model,
        "{\"name\":\"m\",\"head\":\"regression\",\"maxTokens\":16}");
    assertEquals(0, attempts("ours"));
    assertEquals(List.of(), files(folder.resolve("home")), "nothing is left in the home folder");
    assertEquals(List.of(), files(folder.resolve("tmp")), "nor in that for temporary files");
    assertTrue(attempts("bare") > 0, "the library itself would have called");
  }
}
