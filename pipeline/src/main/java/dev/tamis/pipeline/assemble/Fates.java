package dev.tamis.pipeline.assemble;

import dev.tamis.pipeline.corpus.CuratedFile;
import dev.tamis.pipeline.corpus.Fate;
import dev.tamis.pipeline.corpus.Place;
import java.util.Arrays;
import java.util.Locale;

/**
 * The fates of the documents of one curated file: one for each, checked. A file holds a bounded
 * number of documents, so they fit in memory.
 */
final class Fates {
  private final CuratedFile file;
  private final Fate[] byIndex;
  private final String problem;

  private Fates(CuratedFile file, Fate[] byIndex, String problem) {
    this.file = file;
    this.byIndex = byIndex;
    this.problem = problem;
  }

  /**
   * Collects them.
   *
   * @param number of the curated file
   */
  static Fates of(long number, Iterable<Docket> dockets) {
    CuratedFile file = null;
    Fate[] byIndex = new Fate[16];
    int highest = -1;
    long given = 0;
    long doubled = 0;
    for (Docket docket : dockets) {
      if (docket instanceof Docket.Whole whole) {
        file = whole.curated();
      } else if (docket instanceof Docket.Fated fated) {
        int index = fated.at().place().index();
        if (index >= byIndex.length) {
          byIndex = Arrays.copyOf(byIndex, Math.max(index + 1, byIndex.length * 2));
        }
        doubled += byIndex[index] == null ? 0 : 1;
        byIndex[index] = fated.at().fate();
        highest = Math.max(highest, index);
        given++;
      }
    }
    int documents = file == null ? 0 : file.documents();
    byIndex = Arrays.copyOf(byIndex, Math.max(documents, byIndex.length));
    String problem = null;
    if (given != documents || doubled > 0 || highest >= documents) {
      long known = known(byIndex, documents);
      problem =
          String.format(
              Locale.ROOT,
              "%s has %d documents and got %d fates: %d without one, %d with several, %d unknown",
              Place.describe(number),
              documents,
              given,
              documents - known,
              doubled,
              given - doubled - known);
    }
    return new Fates(file, byIndex, problem);
  }

  private static long known(Fate[] byIndex, int documents) {
    long known = 0;
    for (int i = 0; i < Math.min(documents, byIndex.length); i++) {
      known += byIndex[i] == null ? 0 : 1;
    }
    return known;
  }

  /** What is wrong with them; null where each document has exactly one. */
  String problem() {
    return problem;
  }

  /** The file that they are of; null where there is none. */
  CuratedFile file() {
    return file;
  }

  /** The fate of a document; null where it has none. */
  Fate get(int index) {
    return byIndex[index];
  }
}
