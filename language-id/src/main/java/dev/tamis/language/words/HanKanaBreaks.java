package dev.tamis.language.words;

import java.util.Optional;

/**
 * The segments of a clause without ICU, as far as they are known: Han and kana by {@link
 * WordLattice}, what stands between them by {@link PlainBreaks}. Not thread-safe.
 */
final class HanKanaBreaks {
  private static final byte[] CLASSES = BreakClasses.table();

  private final PlainBreaks plain = PlainBreaks.besideHanKana();
  private WordLattice lattice;
  private boolean asked;

  /**
   * Gives segments from the beginning of a clause on.
   *
   * @return where ICU has to go on, which is between two segments; the end if it need not
   */
  int cut(char[] text, int from, int to, IcuBreaks.Sink sink) {
    int at = from;
    while (at < to) {
      int end;
      if (isInRun(text, at, to)) {
        end = endOfRun(text, at, to);
        if (end == at || !hasLattice()) {
          return at;
        }
        lattice.cut(text, at, end, sink);
      } else {
        end = plain.end(text, at, to);
        if (end == PlainBreaks.ASK_ICU) {
          return at;
        }
        sink.segment(at, end);
      }
      at = end;
    }
    return at;
  }

  private boolean hasLattice() {
    if (!asked) {
      Optional<HanKanaDictionary> dictionary = HanKanaDictionary.get();
      lattice = dictionary.map(WordLattice::new).orElse(null);
      asked = true;
    }
    return lattice != null;
  }

  /** Where a run ends; where it begins if what follows could be a part of its last segment. */
  private static int endOfRun(char[] text, int from, int to) {
    int at = from;
    while (at < to) {
      if (!isInRun(text, at, to)) {
        int next = CLASSES[text[at]] & BreakClasses.CLASS;
        boolean joins =
            next == BreakClasses.ICU || next == BreakClasses.MARK || next == BreakClasses.JOINER;
        return joins ? from : at;
      }
      at += Character.isHighSurrogate(text[at]) ? 2 : 1;
    }
    return at;
  }

  private static boolean isInRun(char[] text, int at, int to) {
    return (CLASSES[text[at]] & BreakClasses.HAN_KANA) != 0
        || (Character.isHighSurrogate(text[at])
            && at + 1 < to
            && BreakClasses.isHanKana(Character.codePointAt(text, at, to)));
  }
}
