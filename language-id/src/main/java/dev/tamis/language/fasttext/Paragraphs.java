package dev.tamis.language.fasttext;

import dev.tamis.language.Identification;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.internal.Scripts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Identifies a document paragraph by paragraph. Short paragraphs are joined to what follows them; a
 * short last one goes with the one before if it is in the same script. A paragraph that may well be
 * in the language of the whole document is taken to be, for a single line says less of close
 * relatives than the document does; the tag of the document is that of most of its letters.
 */
public final class Paragraphs {
  /** A shorter paragraph is too short to have a language of its own. */
  private static final int MIN_LETTERS = 40;

  /** A longer paragraph is judged in pieces. */
  static final int MAX_LETTERS = 1 << 18;

  /** A text with fewer letters is in no language. */
  private static final int MIN_TEXT_LETTERS = 4;

  /** From this share on a second language makes a document multilingual. */
  private static final double MULTILINGUAL_SHARE = 0.2;

  /** A paragraph that is this likely in the document's language is taken to be in it. */
  private static final double MIN_PROBABILITY = 0.05;

  private Paragraphs() {}

  /** Says what one paragraph is, and what all paragraphs are. Belongs to one call. */
  public interface Judge {
    /**
     * Judges the text between two places.
     *
     * @param script the group of {@link Scripts} that most letters of it are in, {@link
     *     Scripts#NONE} where all are marks or beyond the basic plane
     */
    Answer judge(char[] text, int from, int to, int script);

    /**
     * What the paragraphs of a script are if they are all in one language, by what was judged so
     * far; null where that cannot be said.
     */
    Answer together(int script);
  }

  /**
   * The few most likely tags.
   *
   * @param tags the most likely first, at least one
   * @param probabilities of each, 0 to 1
   */
  public record Answer(List<LanguageTag> tags, double[] probabilities) {
    /** Checks the lengths. */
    public Answer {
      tags = List.copyOf(tags);
      if (tags.isEmpty() || tags.size() != probabilities.length) {
        throw new IllegalArgumentException(
            "there must be a probability for each of 1 or more tags (got: "
                + tags.size()
                + " and "
                + probabilities.length
                + ")");
      }
    }

    /** The answer for letters of a script in no language. */
    public static Answer none(int script) {
      return new Answer(List.of(new LanguageTag("und", Scripts.name(script))), new double[1]);
    }

    LanguageTag best() {
      return tags.get(0);
    }

    LanguageTag second() {
      return tags.get(Math.min(1, tags.size() - 1));
    }

    double probability(LanguageTag tag) {
      int at = tags.indexOf(tag);
      return at < 0 ? 0 : probabilities[at];
    }
  }

  private record Part(Answer answer, int script, int letters) {}

  /** Judges every paragraph and sums the answers up by letters. */
  public static Identification identify(CharSequence text, Judge judge) {
    List<Part> parts = parts(text.toString().toCharArray(), judge);
    long letters = parts.stream().mapToLong(Part::letters).sum();
    if (letters < MIN_TEXT_LETTERS) {
      return Identification.NONE;
    }
    Answer[] wholes = new Answer[Scripts.count()];
    SortedMap<LanguageTag, Double> shares = new TreeMap<>();
    SortedMap<LanguageTag, Double> certainty = new TreeMap<>();
    for (Part part : parts) {
      if (wholes[part.script] == null) {
        wholes[part.script] = judge.together(part.script);
      }
      LanguageTag tag = tagOf(part.answer, wholes[part.script]);
      double share = (double) part.letters / letters;
      shares.merge(tag, share, Double::sum);
      certainty.merge(tag, share * part.answer.probability(tag), Double::sum);
    }
    return sumUp(shares, certainty, parts.get(0).answer.second(), wholes);
  }

  private static LanguageTag tagOf(Answer part, Answer whole) {
    boolean joins = whole != null && part.probability(whole.best()) >= MIN_PROBABILITY;
    return joins ? whole.best() : part.best();
  }

  private static Identification sumUp(
      SortedMap<LanguageTag, Double> shares,
      SortedMap<LanguageTag, Double> certainty,
      LanguageTag second,
      Answer[] wholes) {
    LanguageTag tag = mostOf(shares, null);
    LanguageTag runnerUp = mostOf(shares, tag);
    double confidence = certainty.get(tag) / shares.get(tag);
    Answer whole = wholes[Scripts.groupOf(tag.script())];
    if (whole != null && whole.best().equals(tag)) {
      // Paragraphs that agree make each other surer.
      confidence = Math.max(confidence, whole.probabilities[0]);
      second = whole.second();
    }
    return new Identification(
        tag,
        Math.min(1, confidence),
        runnerUp == null ? second : runnerUp,
        shares,
        isMultilingual(shares, tag));
  }

  private static LanguageTag mostOf(SortedMap<LanguageTag, Double> shares, LanguageTag but) {
    LanguageTag most = null;
    for (var share : shares.entrySet()) {
      if (!share.getKey().equals(but) && (most == null || share.getValue() > shares.get(most))) {
        most = share.getKey();
      }
    }
    return most;
  }

  private static boolean isMultilingual(SortedMap<LanguageTag, Double> shares, LanguageTag main) {
    return shares.entrySet().stream()
        .anyMatch(
            share ->
                !share.getKey().equals(main)
                    && !share.getKey().isUndetermined()
                    && share.getValue() >= MULTILINGUAL_SHARE);
  }

  /** Paragraphs long enough to be judged, shorter ones joined to what follows. */
  private static List<Part> parts(char[] text, Judge judge) {
    List<Part> parts = new ArrayList<>();
    int[] lettersOf = new int[Scripts.count()];
    int start = 0;
    int letters = 0;
    for (int i = 0; i < text.length; i++) {
      int group = group(text, i);
      if (group != Scripts.NONE) {
        lettersOf[group]++;
        letters++;
      }
      if ((text[i] == '\n' && letters >= MIN_LETTERS) || letters == MAX_LETTERS) {
        parts.add(part(text, start, i + 1, lettersOf, letters, judge));
        start = i + 1;
        letters = 0;
      }
    }
    if (letters == 0) {
      return parts;
    }
    Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
    if (letters >= MIN_LETTERS || last == null || script(lettersOf) != last.script) {
      parts.add(part(text, start, text.length, lettersOf, letters, judge));
    } else {
      parts.add(new Part(last.answer, last.script, letters));
    }
    return parts;
  }

  /** Letters beyond the basic plane are letters of a script that no table here knows. */
  private static int group(char[] text, int at) {
    char c = text[at];
    return Character.isHighSurrogate(c)
            && at + 1 < text.length
            && Character.isLetter(Character.codePointAt(text, at))
        ? Scripts.INHERITED
        : Scripts.group(c);
  }

  /** The script of most letters; {@link Scripts#NONE} where all are of any. */
  private static int script(int[] lettersOf) {
    int script = Scripts.NONE;
    for (int group = Scripts.FIRST; group < lettersOf.length; group++) {
      if (lettersOf[group] > (script == Scripts.NONE ? 0 : lettersOf[script])) {
        script = group;
      }
    }
    return script;
  }

  private static Part part(
      char[] text, int from, int to, int[] lettersOf, int letters, Judge judge) {
    int script = script(lettersOf);
    Arrays.fill(lettersOf, 0);
    return new Part(judge.judge(text, from, to, script), script, letters);
  }
}
