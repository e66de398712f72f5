package dev.tamis.language.train;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.internal.ResourceLines;
import dev.tamis.language.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells sentences of running text from strings of user interfaces, lists of words and lines in
 * another script: at least six words, most in the script of the language, with a comma or another
 * mark between them, and none that {@code interface.tsv} has. Not thread-safe.
 */
final class RunningSentences {
  private static final int MIN_WORDS = 6;
  private static final double MIN_OWN_SCRIPT = 0.7;
  private static final String MARKUP = "{}$%<>|\\=_[]@#/~^*+";

  /** Scripts whose sentences often have no mark between words. */
  private static final Set<String> WITHOUT_MARKS =
      Set.of("Hans", "Hant", "Jpan", "Khmr", "Laoo", "Mymr", "Thai", "Tibt");

  private static final Set<String> INTERFACE = read();

  private final Words words = new Words();
  private final LanguageTag tag;
  private final Set<String> scripts;

  RunningSentences(LanguageTag tag) {
    this.tag = tag;
    this.scripts =
        switch (tag.script()) {
          case "Jpan" -> Set.of("Hani", "Hira", "Kana");
          case "Kore" -> Set.of("Hang", "Hani");
          case "Hans", "Hant" -> Set.of("Hani");
          default -> Set.of(tag.script());
        };
  }

  /** The words of a sentence as they stand, or nothing where the line is no sentence. */
  List<String> words(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (MARKUP.indexOf(line.charAt(i)) >= 0) {
        return List.of();
      }
    }
    words.cut(line, tag);
    List<String> found = new ArrayList<>();
    int own = 0;
    int marks = 0;
    for (int i = 0; i < words.count(); i++) {
      if (words.isWord(i)) {
        String word = words.token(i);
        if (INTERFACE.contains(word.toLowerCase(Locale.ROOT))) {
          return List.of();
        }
        found.add(word);
        own += isOwn(word) ? 1 : 0;
      } else if (i < words.count() - 1) {
        marks += isMark(words.token(i)) ? 1 : 0;
      }
    }
    boolean runs = marks > 0 || WITHOUT_MARKS.contains(tag.script());
    return runs && found.size() >= MIN_WORDS && own >= MIN_OWN_SCRIPT * found.size()
        ? found
        : List.of();
  }

  private static boolean isMark(String token) {
    return token
        .codePoints()
        .anyMatch(c -> UCharacter.hasBinaryProperty(c, UProperty.TERMINAL_PUNCTUATION));
  }

  /** Whether a word begins with a letter of the script of the language. */
  boolean isOwn(String word) {
    int first = word.codePointAt(0);
    return Character.isLetter(first)
        && scripts.contains(UScript.getShortName(UScript.getScript(first)));
  }

  /** Words of interfaces and names, in lower case. */
  static Set<String> interfaceWords() {
    return INTERFACE;
  }

  private static Set<String> read() {
    Set<String> all = new HashSet<>();
    for (String line : ResourceLines.read(RunningSentences.class, "interface.tsv")) {
      int tab = line.indexOf('\t');
      if (tab >= 0) {
        all.addAll(List.of(line.substring(tab + 1).split(" ", -1)));
      }
    }
    return all;
  }
}
