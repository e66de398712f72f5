package dev.tamis.pipeline.corpus;

/**
 * The words of a text, counted by the stage that has cut it: cutting is dear, and the report wants
 * to know them of the text that is written, which most often is the same.
 *
 * @param text that was cut
 * @param words number of its tokens with a letter or number in them, by the language of the
 *     document; -1 where nobody has counted
 */
public record CountedWords(String text, int words) {
  /** Nobody has counted. */
  public static final CountedWords NONE = new CountedWords("", -1);

  /** Checks the number. */
  public CountedWords {
    if (words < -1 || words > text.length()) {
      throw new IllegalArgumentException(
          "a text of " + text.length() + " characters does not have " + words + " words");
    }
  }

  /** Says nothing of the text. */
  @Override
  public String toString() {
    return "CountedWords[" + words + "]";
  }

  /** Number of words of a text; -1 where it is not the one that was counted. */
  public int of(String other) {
    return words >= 0 && text.equals(other) ? words : -1;
  }
}
