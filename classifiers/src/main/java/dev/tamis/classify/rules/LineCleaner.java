package dev.tamis.classify.rules;

import dev.tamis.classify.statistics.LineBreaks;
import dev.tamis.classify.statistics.Signal;
import dev.tamis.classify.statistics.TextStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Keeps the good lines of a text, as C4 does (Raffel et al. 2020, section 2.2): lines in, kept
 * lines out. Lines are those of Python's {@code splitlines}, white space at their ends is dropped,
 * words stand between white space. A line that would be kept but has a phrase or character that
 * condemns the document ends the cleaning. Immutable.
 *
 * @param maxWordLength a line with a longer word goes, in code points
 * @param minWords a line with fewer words goes
 * @param wordsAfterCitations whether words are counted when citations are gone, or before
 * @param endMarks characters with one of which a line must end, and not with three dots; empty: any
 *     end will do
 * @param documentPhrase a line that has it, in lower case, condemns the document
 * @param firstPhrases a line that has one of these, in lower case, goes before its characters are
 *     looked at
 * @param documentCharacter a line that has it condemns the document
 * @param linePhrases a line that has one of these, in lower case, goes
 */
public record LineCleaner(
    int maxWordLength,
    int minWords,
    boolean wordsAfterCitations,
    String endMarks,
    String documentPhrase,
    List<String> firstPhrases,
    char documentCharacter,
    List<String> linePhrases) {

  /** Copies the lists. */
  public LineCleaner {
    firstPhrases = List.copyOf(firstPhrases);
    linePhrases = List.copyOf(linePhrases);
  }

  /**
   * What is left of a text.
   *
   * @param text the kept lines, joined by line feeds
   * @param statistics {@link Signal#CHARACTERS} of the text as it was, {@link
   *     Signal#C4_LOREM_IPSUM}, {@link Signal#C4_CURLY_BRACKET} and {@link Signal#C4_SENTENCES}
   */
  public record Cleaned(String text, TextStatistics statistics) {}

  /** Cleans a text. */
  public Cleaned clean(String text) {
    StringBuilder kept = new StringBuilder();
    long sentences = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && !LineBreaks.isBreak(text.charAt(i))) {
        continue;
      }
      String line = i == text.length() && start == i ? null : keptLine(text, start, i);
      if (line != null) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.contains(documentPhrase)) {
          return cleaned(text, text, 1, 0, sentences);
        }
        boolean goes = firstPhrases.stream().anyMatch(lower::contains);
        if (!goes && line.indexOf(documentCharacter) >= 0) {
          return cleaned(text, text, 0, 1, sentences);
        }
        if (!goes && linePhrases.stream().noneMatch(lower::contains)) {
          sentences += sentences(line);
          kept.append(kept.length() == 0 ? "" : "\n").append(line);
        }
      }
      boolean pair = i + 1 < text.length() && text.charAt(i) == '\r' && text.charAt(i + 1) == '\n';
      i += pair ? 1 : 0;
      start = i + 1;
    }
    return cleaned(text, Lines.strip(kept.toString()), 0, 0, sentences);
  }

  private static Cleaned cleaned(
      String before, String after, int lorem, int bracket, long sentences) {
    return new Cleaned(
        after,
        TextStatistics.of(
            Map.of(
                Signal.CHARACTERS,
                (double) before.codePointCount(0, before.length()),
                Signal.C4_LOREM_IPSUM,
                (double) lorem,
                Signal.C4_CURLY_BRACKET,
                (double) bracket,
                Signal.C4_SENTENCES,
                (double) sentences)));
  }

  /** A line without its citations, or null where its form sends it away. */
  private String keptLine(String text, int start, int end) {
    String line = Lines.strip(text.substring(start, end));
    int words = Lines.words(line, maxWordLength);
    if (words < 0) {
      return null;
    }
    line = Lines.withoutCitations(line);
    if (!endMarks.isEmpty() && !endsWell(line)) {
      return null;
    }
    if (wordsAfterCitations) {
      words = Lines.words(line, Integer.MAX_VALUE);
    }
    return words < minWords ? null : line;
  }

  private boolean endsWell(String line) {
    return !line.isEmpty()
        && endMarks.indexOf(line.charAt(line.length() - 1)) >= 0
        && !line.endsWith("...");
  }

  /** Sentences end at a full stop, question or exclamation mark with white space behind it. */
  private static int sentences(String line) {
    int sentences = 0;
    boolean open = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean ends = i > 0 && Lines.isSpace(c) && ".?!".indexOf(line.charAt(i - 1)) >= 0;
      if (ends) {
        sentences += open ? 1 : 0;
        open = false;
        while (i + 1 < line.length() && Lines.isSpace(line.charAt(i + 1))) {
          i++;
        }
      } else {
        open = true;
      }
    }
    return sentences + (open ? 1 : 0);
  }

  /** Takes settings one by one, as they stand in a file. */
  static final class Builder {
    private int maxWordLength = Integer.MAX_VALUE;
    private int minWords;
    private boolean wordsAfterCitations;
    private String endMarks = "";
    private String documentPhrase;
    private char documentCharacter;
    private final List<String> firstPhrases = new ArrayList<>();
    private final List<String> linePhrases = new ArrayList<>();

    void set(String key, String value) {
      switch (key) {
        case "max-word-length" -> maxWordLength = Integer.parseInt(value);
        case "min-words" -> minWords = Integer.parseInt(value);
        case "count-words" -> wordsAfterCitations = value.equals("after-citations");
        case "end-marks" -> endMarks = value;
        case "document-phrase" -> documentPhrase = value;
        case "document-character" -> documentCharacter = value.charAt(0);
        case "first-line-phrase" -> firstPhrases.add(value);
        case "line-phrase" -> linePhrases.add(value);
        default -> throw new IllegalStateException("no setting of cleaning is called " + key);
      }
    }

    LineCleaner build() {
      return new LineCleaner(
          maxWordLength,
          minWords,
          wordsAfterCitations,
          endMarks,
          documentPhrase,
          firstPhrases,
          documentCharacter,
          linePhrases);
    }
  }
}
