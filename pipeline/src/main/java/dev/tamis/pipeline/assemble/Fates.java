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

  private Fates(CuratedFile file, Fate[] byIndex) {
    this.file = file;
    this.byIndex = byIndex;
  }

  /**
   * Collects them.
   *
   * @param number of the curated file
   * @throws IllegalStateException if a document has no fate or two, or a fate has no document
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
    if (given != documents || doubled > 0 || highest >= documents) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s has %d documents and got %d fates: %d without one, %d with several, %d unknown",
              Place.describe(number),
              documents,
              given,
              documents - known(byIndex, documents),
              doubled,
              given - doubled - known(byIndex, documents)));
    }
    return new Fates(file, byIndex);
  }

  private static long known(Fate[] byIndex, int documents) {
    long known = 0;
    for (int i = 0; i < Math.min(documents, byIndex.length); i++) {
      known += byIndex[i] == null ? 0 : 1;
    }
    return known;
  }

  /** The file that they are of. */
  CuratedFile file() {
    return file;
  }

  /** The fate of a document. */
  Fate get(int index) {
    return byIndex[index];
  }
}
