package dev.tamis.samples;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Writes a corpus with near-duplicates that are known, as JSONL: the address of a document says its
 * cluster and its number there, so that {@link NearScore} knows which pairs were planted. Kinds of
 * clusters:
 *
 * <ul>
 *   <li>{@code single}: one document
 *   <li>{@code edit}: a document and an edited copy, of Jaccard similarity .5 to .98
 *   <li>{@code star}: edits of one document, 2 to 100 of them
 *   <li>{@code chain}: each is an edit of the one before, and newer
 *   <li>{@code crawl}: the same page at other times under other addresses, its date line changed
 *   <li>{@code cosmetic}: case, punctuation, accents, digits and line breaks changed
 *   <li>{@code boilerplate}: different pages of a site with the same menu and notice
 *   <li>{@code cjk}: edits of Chinese, Japanese and Thai documents
 *   <li>{@code large}: one cluster of as many copies with small edits as the command says
 * </ul>
 *
 * <pre>{@code
 * java -cp samples/target/classes dev.tamis.samples.NearCorpus FOLDER SHARDS DOCUMENTS [LARGE] [SEED]
 * }</pre>
 */
public final class NearCorpus {
  private static final String[] KINDS = {
    "single",
    "single",
    "single",
    "single",
    "single",
    "single",
    "edit",
    "edit",
    "star",
    "chain",
    "crawl",
    "cosmetic",
    "boilerplate",
    "cjk"
  };
  private static final String[] WITHOUT_SPACES = {"zho_Hans", "jpn_Jpan", "tha_Thai"};

  private final SplittableRandom random;
  private final List<String[]> vocabularies = new ArrayList<>();
  private final List<String> withoutSpaces = new ArrayList<>();
  private final List<BufferedWriter> shards;
  private int written;

  private NearCorpus(long seed, List<BufferedWriter> shards) {
    this.random = new SplittableRandom(seed);
    this.shards = shards;
    Map<String, String> prose = Prose.read();
    prose.forEach(
        (tag, text) -> {
          if (text.indexOf(' ') > 0 && tag.endsWith("_Latn")) {
            vocabularies.add(text.toLowerCase(Locale.ROOT).split("[ .,]+", -1));
          }
        });
    for (String tag : WITHOUT_SPACES) {
      withoutSpaces.add(prose.get(tag).replaceAll("[\\s.,\u3002\u3001\uFF0C]", ""));
    }
  }

  /** Writes the corpus. */
  public static void main(String[] args) throws IOException {
    if (args.length < 3 || args.length > 5) {
      throw new IllegalArgumentException(
          "usage: NearCorpus FOLDER SHARDS DOCUMENTS [LARGE] [SEED]");
    }
    Path folder = Files.createDirectories(Path.of(args[0]));
    List<BufferedWriter> shards = new ArrayList<>();
    for (int shard = 0; shard < Integer.parseInt(args[1]); shard++) {
      shards.add(
          Files.newBufferedWriter(
              folder.resolve(String.format(Locale.ROOT, "near-%05d.jsonl", shard)),
              StandardCharsets.UTF_8));
    }
    long seed = args.length > 4 ? Long.parseLong(args[4]) : 1;
    NearCorpus corpus = new NearCorpus(seed, shards);
    corpus.write(Integer.parseInt(args[2]), args.length > 3 ? Integer.parseInt(args[3]) : 0);
    for (BufferedWriter shard : shards) {
      shard.close();
    }
  }

  private void write(int documents, int large) throws IOException {
    if (large > 0) {
      cluster("large", 0, large);
    }
    for (int number = 1; written < documents; number++) {
      String kind = KINDS[random.nextInt(KINDS.length)];
      int size =
          switch (kind) {
            case "single" -> 1;
            case "edit" -> 2;
            case "star", "boilerplate" -> 2 + (int) (2 / (.02 + random.nextDouble()));
            case "chain" -> 3 + random.nextInt(20);
            default -> 2 + random.nextInt(4);
          };
      cluster(kind, number, size);
    }
  }

  private void cluster(String kind, int number, int size) throws IOException {
    boolean cjk = kind.equals("cjk");
    int language = random.nextInt(cjk ? withoutSpaces.size() : vocabularies.size());
    List<String> base = cjk ? characters(language) : words(language, random.nextInt(60, 900));
    List<String> last = base;
    String menu = text(words(language, 40), false);
    for (int member = 0; member < size; member++) {
      double jaccard = .5 + .48 * random.nextDouble();
      String text;
      switch (kind) {
        case "edit", "star", "cjk" ->
            text = text(member == 0 ? base : edit(base, jaccard, language, cjk), cjk);
        case "large" ->
            text = text(edit(base, .9 + .1 * random.nextDouble(), language, false), false);
        case "chain" -> {
          last = member == 0 ? base : edit(last, .93, language, false);
          text = text(last, false);
        }
        case "crawl" -> text = "Last seen 2026-03-" + (10 + member) + "\n" + text(base, false);
        case "cosmetic" -> text = cosmetic(text(base, false), member);
        case "boilerplate" ->
            text =
                menu + "\n" + text(words(language, random.nextInt(80, 400)), false) + "\n" + menu;
        default -> text = text(base, false);
      }
      line(kind, number, member, text);
    }
  }

  private List<String> words(int language, int count) {
    List<String> words = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      words.add(word(language));
    }
    return words;
  }

  private String word(int language) {
    String[] vocabulary = vocabularies.get(language);
    return vocabulary[random.nextInt(vocabulary.length)];
  }

  /** Pieces of the prose of a language without spaces, in random order. */
  private List<String> characters(int language) {
    List<String> pieces = new ArrayList<>();
    for (int i = random.nextInt(60, 300); i > 0; i--) {
      pieces.add(piece(language));
    }
    return pieces;
  }

  private String piece(int language) {
    String prose = withoutSpaces.get(language);
    int from = random.nextInt(prose.length() - 8);
    return prose.substring(from, from + 8);
  }

  /** Replaces single words so far apart that each takes five shingles with it. */
  private List<String> edit(List<String> words, double jaccard, int language, boolean cjk) {
    List<String> edited = new ArrayList<>(words);
    int replaced =
        Math.max(
            1, (int) Math.round(words.size() * (1 - jaccard) / (1 + jaccard) / (cjk ? 1.5 : 5)));
    double distance = (double) words.size() / replaced;
    for (int i = 0; i < replaced; i++) {
      int at = (int) (i * distance + random.nextDouble() * Math.max(1, distance - 5));
      at = Math.min(words.size() - 1, at);
      edited.set(at, cjk ? piece(language) : word(language) + random.nextInt(1, 9) + "x");
    }
    return edited;
  }

  private static String text(List<String> words, boolean cjk) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      text.append(words.get(i));
      if (cjk) {
        text.append(i % 3 == 2 ? "\u3002" : "");
      } else {
        text.append(i % 60 == 59 ? ".\n" : i % 12 == 11 ? ". " : " ");
      }
    }
    return text.toString().strip();
  }

  private static String cosmetic(String text, int member) {
    return switch (member % 4) {
      case 0 -> text;
      case 1 -> text.toUpperCase(Locale.ROOT);
      case 2 -> text.replace(". ", "! - ").replace("\n", "\n\n");
      default -> text.replace("e", "e\u0301").replace(" ", "  ");
    };
  }

  private void line(String kind, int number, int member, String text) throws IOException {
    String json =
        "{\"url\": \"https://"
            + kind
            + ".tamis-sample.org/"
            + number
            + "/"
            + member
            + "\", \"date\": \""
            + String.format(Locale.ROOT, "2026-%02d-%02d", 1 + member / 28 % 12, 1 + member % 28)
            + "T00:00:00Z\", \"text\": \""
            + text.replace("\n", "\\n")
            + "\"}\n";
    shards.get(random.nextInt(shards.size())).write(json);
    written++;
  }
}
