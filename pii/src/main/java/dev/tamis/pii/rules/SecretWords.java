package dev.tamis.pii.rules;

import dev.tamis.pii.validate.Secrets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The words of {@code secret-words.tsv}: names that secrets are assigned to. Immutable. */
public final class SecretWords {

  /** A word and how sure it is. */
  public record Word(String text, Secrets.Name name) {}

  private static final List<Word> ALL = load();

  private SecretWords() {}

  /** Every word, in the order of the file. */
  public static List<Word> all() {
    return ALL;
  }

  private static List<Word> load() {
    List<Word> words = new ArrayList<>();
    for (String[] row : Table.read("secret-words.tsv", 2)) {
      Secrets.Name name = Secrets.Name.valueOf(row[0].toUpperCase(Locale.ROOT));
      for (String word : row[1].split("\\|", -1)) {
        words.add(new Word(word, name));
      }
    }
    return Collections.unmodifiableList(words);
  }
}
