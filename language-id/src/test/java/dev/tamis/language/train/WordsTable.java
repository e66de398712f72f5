package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Segmentation;
import dev.tamis.language.words.StopWords;
import dev.tamis.language.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Prints the table of {@code docs/words.md}: for each language the number of its stop words, in how
 * many short documents of held-out running sentences two of them stand, their share of the words,
 * the same for Lucene's list, and the share of tokens that have a letter.
 *
 * <p>Usage: {@code WordsTable FOLDER}, a folder of files {@code eng_Latn.txt}.
 */
public final class WordsTable {
  private static final int DOCUMENT_WORDS = 50;

  private WordsTable() {}

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    Sentences sentences = Sentences.read(Path.of(arguments[0]));
    System.out.println(
        "| language | stop words | documents | two in | share | Lucene's | two in | share"
            + " | letters: plain-icu | icu | by language |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    for (Map.Entry<LanguageTag, List<String>> own : sentences.training().entrySet()) {
      LanguageTag tag = own.getKey();
      List<String> documents =
          documents(
              tag,
              sentences
                  .heldOut()
                  .getOrDefault(Sentences.PROSE, Map.of())
                  .getOrDefault(tag, List.of()));
      StopWords lucene = StopWords.lucene(tag);
      Row row = new Row(tag, Segmentation.BY_LANGUAGE, documents);
      boolean known = StopWords.isKnown(tag);
      System.out.println(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d | %s | %s | %s | %s | %s | %s | %s | %s |",
              tag,
              known ? StopWords.of(tag).size() : "none",
              documents.size(),
              known ? share(row.withTwo, documents.size()) : "",
              known ? share(row.stops, row.words) : "",
              lucene.isEmpty() ? "" : lucene.size(),
              lucene.isEmpty() ? "" : share(row.withTwoOfLucene, documents.size()),
              lucene.isEmpty() ? "" : share(row.lucene, row.words),
              new Row(tag, Segmentation.PLAIN_ICU, documents).letters(),
              new Row(tag, Segmentation.ICU, documents).letters(),
              row.letters()));
    }
  }

  /** Running sentences, joined until there are fifty words. */
  private static List<String> documents(LanguageTag tag, List<String> lines) {
    RunningSentences running = new RunningSentences(tag);
    List<String> documents = new ArrayList<>();
    StringBuilder document = new StringBuilder();
    int words = 0;
    for (String line : lines) {
      int more = running.words(line).size();
      if (more > 0) {
        document.append(line).append('\n');
        words += more;
      }
      if (words >= DOCUMENT_WORDS) {
        documents.add(document.toString());
        document.setLength(0);
        words = 0;
      }
    }
    return documents;
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "" : String.format(Locale.ROOT, "%.0f%%", 100.0 * part / whole);
  }

  private static final class Row {
    private int withTwo;
    private int withTwoOfLucene;
    private long stops;
    private long lucene;
    private long words;
    private long tokens;
    private long withLetter;

    Row(LanguageTag tag, Segmentation segmentation, List<String> documents) {
      StopWords own = StopWords.of(tag);
      StopWords luceneList = StopWords.lucene(tag);
      Words cut = new Words(segmentation);
      for (String document : documents) {
        cut.cut(document, tag);
        Set<String> seen = new HashSet<>();
        Set<String> seenLucene = new HashSet<>();
        for (int i = 0; i < cut.count(); i++) {
          String token = cut.token(i);
          tokens++;
          withLetter += token.codePoints().anyMatch(Character::isLetter) ? 1 : 0;
          if (cut.isWord(i)) {
            words++;
            if (own.contains(token)) {
              stops++;
              seen.add(token);
            }
            if (luceneList.contains(token)) {
              lucene++;
              seenLucene.add(token);
            }
          }
        }
        withTwo += seen.size() >= 2 ? 1 : 0;
        withTwoOfLucene += seenLucene.size() >= 2 ? 1 : 0;
      }
    }

    String letters() {
      return share(withLetter, tokens);
    }
  }
}
