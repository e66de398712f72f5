package dev.tamis.pipeline.decide.divergence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * How well the divergence of words tells odd documents from those of a language: the table of
 * docs/corpus-stages.md. Reads JSON lines with text and language, such as the records of a run:
 *
 * <pre>{@code
 * java -cp pipeline/target/test-classes:pipeline/target/tamis.jar dev.tamis.pipeline.decide.DivergenceAccuracy FILE deu_Latn
 * }</pre>
 */
public final class DivergenceAccuracy {
  private static final int[] LENGTHS = {50, 100, 200, 400, 800, 1600};
  private static final double THRESHOLD = 2;

  private final SplittableRandom random = new SplittableRandom(1);
  private final Words words = new Words();
  private final TokenSigner signer = new TokenSigner();
  private final LanguageTag tag;
  private final TokenCounts language = new TokenCounts();
  private final Map<String, List<List<String>>> documents = new TreeMap<>();

  private DivergenceAccuracy(LanguageTag tag) {
    this.tag = tag;
  }

  /** Prints the table. */
  public static void main(String[] args) throws IOException {
    DivergenceAccuracy accuracy = new DivergenceAccuracy(LanguageTag.parse(args[1]));
    accuracy.read(Path.of(args[0]));
    accuracy.whole();
    for (int length : LENGTHS) {
      accuracy.ofLength(length);
    }
  }

  private void read(Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      JsonNode document = json.readTree(line);
      String language = document.get("language").asText();
      documents
          .computeIfAbsent(language, key -> new ArrayList<>())
          .add(cut(document.get("text").asText(), LanguageTag.parse(language)));
    }
  }

  private List<String> cut(String text, LanguageTag language) {
    words.cut(text, language);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < words.count(); i++) {
      if (words.isWord(i)) {
        found.add(words.token(i));
      }
    }
    return found;
  }

  private void whole() {
    List<byte[]> all = new ArrayList<>();
    long bytes = 0;
    long count = 0;
    for (List<String> document : documents.get(tag.toString())) {
      byte[] signature = sign(document);
      all.add(signature);
      language.add(signature);
      bytes += signature.length;
      count += document.size();
    }
    TokenDistribution distribution = TokenDistribution.of(language);
    double[] excess = all.stream().mapToDouble(distribution::excess).sorted().toArray();
    print(
        "%s: %d documents, %d words, %d bytes of signature a document, %.2f a word; excess median %.2f, 90%% %.2f, 99%% %.2f; above %.1f: %.1f%%",
        tag,
        all.size(),
        count,
        bytes / all.size(),
        (double) bytes / count,
        quantile(excess, 0.5),
        quantile(excess, 0.9),
        quantile(excess, 0.99),
        THRESHOLD,
        100 * above(excess));
    for (int length : LENGTHS) {
      print("%5d words  chance alone %.2f", length, distribution.chance(length));
    }
  }

  private void ofLength(int length) {
    Map<String, List<List<String>>> kinds = new LinkedHashMap<>();
    List<List<String>> own = first(documents.get(tag.toString()), length);
    kinds.put("its own", own);
    List<String> pool = new ArrayList<>();
    documents.get(tag.toString()).forEach(pool::addAll);
    List<String> types = pool.stream().distinct().sorted().toList();
    kinds.put("drawn from it", draw(pool, length));
    kinds.put("its vocabulary at random", draw(types, length));
    kinds.put("random letters", letters(length));
    kinds.put("half random letters", half(own, letters(length)));
    kinds.put(
        "ten words over and over",
        draw(
            List.of(
                "buy",
                "cheap",
                "watches",
                "online",
                "best",
                "price",
                "shop",
                "rolex",
                "discount",
                "luxury"),
            length));
    for (String other : List.of("eng_Latn", "deu_Latn", "fra_Latn", "spa_Latn")) {
      if (!other.equals(tag.toString()) && documents.containsKey(other)) {
        kinds.put("in truth " + other, first(documents.get(other), length));
      }
    }
    kinds.forEach(
        (kind, texts) -> {
          double[] excess = kind.equals("its own") ? together(texts) : apart(texts);
          if (excess.length > 0) {
            print(
                "%5d words  %-26s n %4d  1%% %6.2f  median %6.2f  99%% %6.2f  above %.1f: %5.1f%%",
                length,
                kind,
                excess.length,
                quantile(excess, 0.01),
                quantile(excess, 0.5),
                quantile(excess, 0.99),
                THRESHOLD,
                100 * above(excess));
          }
        });
  }

  /** Beginnings of the language's own texts, whose whole texts are among those counted. */
  private double[] together(List<List<String>> texts) {
    TokenDistribution distribution = TokenDistribution.of(language);
    return texts.stream().mapToDouble(text -> distribution.excess(sign(text))).sorted().toArray();
  }

  /** Other texts, each added to the counts in its turn. */
  private double[] apart(List<List<String>> texts) {
    double[] excess = new double[texts.size()];
    for (int i = 0; i < excess.length; i++) {
      TokenCounts counts = new TokenCounts();
      counts.addAll(language);
      byte[] signature = sign(texts.get(i));
      counts.add(signature);
      excess[i] = TokenDistribution.of(counts).excess(signature);
    }
    Arrays.sort(excess);
    return excess;
  }

  private byte[] sign(List<String> document) {
    return signer.sign(String.join(" ", document), tag);
  }

  private static List<List<String>> first(List<List<String>> texts, int length) {
    return texts.stream()
        .filter(text -> text.size() >= length)
        .map(text -> text.subList(0, length))
        .toList();
  }

  private List<List<String>> draw(List<String> from, int length) {
    List<List<String>> texts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      List<String> text = new ArrayList<>();
      for (int word = 0; word < length; word++) {
        text.add(from.get(random.nextInt(from.size())));
      }
      texts.add(text);
    }
    return texts;
  }

  private List<List<String>> letters(int length) {
    List<List<String>> texts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      List<String> text = new ArrayList<>();
      for (int word = 0; word < length; word++) {
        StringBuilder letters = new StringBuilder();
        for (int left = random.nextInt(3, 11); left > 0; left--) {
          letters.append((char) random.nextInt('a', 'z' + 1));
        }
        text.add(letters.toString());
      }
      texts.add(text);
    }
    return texts;
  }

  private static List<List<String>> half(List<List<String>> own, List<List<String>> others) {
    List<List<String>> texts = new ArrayList<>();
    for (int i = 0; i < Math.min(own.size(), others.size()); i++) {
      List<String> text = new ArrayList<>(own.get(i).subList(0, own.get(i).size() / 2));
      text.addAll(others.get(i).subList(0, others.get(i).size() / 2));
      texts.add(text);
    }
    return texts;
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  private static double above(double[] sorted) {
    return (double) Arrays.stream(sorted).filter(value -> value > THRESHOLD).count()
        / sorted.length;
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
