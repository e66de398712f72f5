package dev.tamis.samples;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Writes a crawl of any size, to see how time and memory grow with the input: pages of 200 to 1,200
 * words drawn at random from the samples' prose, one in ten twice. The same seed gives the same
 * bytes.
 *
 * <pre>{@code
 * mvn -q -pl samples -am package -DskipTests
 * java -cp samples/target/classes dev.tamis.samples.CorpusGenerator FOLDER SHARDS PAGES [SEED]
 * }</pre>
 */
public final class CorpusGenerator {
  private final List<Map.Entry<String, String[]>> vocabularies = new ArrayList<>();
  private final SplittableRandom random;

  private CorpusGenerator(long seed) {
    random = new SplittableRandom(seed);
    for (Map.Entry<String, String> prose : Prose.read().entrySet()) {
      if (prose.getValue().indexOf(' ') > 0) {
        vocabularies.add(Map.entry(prose.getKey(), prose.getValue().split("[ .,]+", -1)));
      }
    }
  }

  /** Writes {@code SHARDS} shards of {@code PAGES} pages each to {@code FOLDER}. */
  public static void main(String[] args) throws IOException {
    if (args.length < 3 || args.length > 4) {
      throw new IllegalArgumentException("usage: CorpusGenerator FOLDER SHARDS PAGES [SEED]");
    }
    Path folder = Files.createDirectories(Path.of(args[0]));
    CorpusGenerator generator = new CorpusGenerator(args.length == 4 ? Long.parseLong(args[3]) : 1);
    int pages = Integer.parseInt(args[2]);
    for (int shard = 0; shard < Integer.parseInt(args[1]); shard++) {
      Path file = folder.resolve(String.format(Locale.ROOT, "crawl-%05d.warc.gz", shard));
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        generator.shard(shard, pages, out);
      }
    }
  }

  private void shard(int shard, int pages, OutputStream out) throws IOException {
    out.write(new WarcBuilder().info().toBytes());
    String html = "";
    for (int page = 0; page < pages; page++) {
      if (page % 10 != 9) {
        html = html();
      }
      String url = "https://site" + page % 97 + ".tamis-sample.org/" + shard + "/" + page;
      out.write(
          new WarcBuilder()
              .page(url, "2026-03-01T12:00:00Z", 200, "text/html; charset=utf-8", html)
              .toBytes());
    }
  }

  private String html() {
    Map.Entry<String, String[]> vocabulary = vocabularies.get(random.nextInt(vocabularies.size()));
    String[] words = vocabulary.getValue();
    StringBuilder html = new StringBuilder("<!DOCTYPE html><title>Page</title><p>");
    int length = random.nextInt(200, 1200);
    for (int i = 0; i < length; i++) {
      html.append(words[random.nextInt(words.length)]);
      html.append(i % 90 == 89 ? ".</p>\n<p>" : i % 12 == 11 ? ". " : " ");
    }
    return html.append("</p>").toString();
  }
}
