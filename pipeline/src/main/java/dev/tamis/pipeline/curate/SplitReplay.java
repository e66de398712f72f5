package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.CuratedFile;
import dev.tamis.pipeline.corpus.CuratedSplit;
import dev.tamis.pipeline.corpus.KeptSplits;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.corpus.Signature;
import dev.tamis.pipeline.decide.Audit;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.progress.Meter;
import java.io.IOException;
import java.util.List;

/**
 * Gives what came of a split when it was curated before: its cards, signatures, outcomes and counts
 * as they were, but for the places, which are those of this run.
 */
final class SplitReplay {
  private SplitReplay() {}

  /** Something that is done with an entry. */
  interface Taker {
    void take(CuratedSplit.Entry entry) throws IOException;
  }

  /**
   * Puts all of it out.
   *
   * @return what was counted
   */
  static Tally replay(KeptSplits.Whole whole, SplitTask task, SplitCurator.Outputs outputs)
      throws IOException {
    Tally tally = new Tally();
    for (int volume = 0; volume < whole.volumes().size(); volume++) {
      KeptSplits.Volume file = whole.volumes().get(volume);
      long number = Place.fileNumber(task.shard(), task.number(), volume);
      int[] index = {0};
      read(
          file,
          entry -> {
            if (entry instanceof CuratedSplit.Curated curated) {
              Place place = new Place(number, index[0]++);
              Card card = curated.card();
              outputs.cards().accept(card.at(place, card.scores()));
              Audit.curated(place, tally);
              putSignatures(place, curated.signatures(), outputs);
              Meter.CURATED.increment();
            } else if (entry instanceof CuratedSplit.Outcome outcome) {
              outputs.outcomes().accept(outcome.line());
            } else if (entry instanceof CuratedSplit.Statement statement) {
              outputs.statements().accept(statement.at());
            } else if (entry instanceof CuratedSplit.SourceCount count) {
              outputs.accounts().accept(count.at());
            } else if (entry instanceof CuratedSplit.End end && end.tally() != null) {
              tally.addAll(end.tally().without(Audit.PREFIX));
            }
          });
      outputs.files().accept(new CuratedFile(number, file.path(), index[0]));
    }
    count(task, tally);
    return tally;
  }

  static void putSignatures(Place place, List<byte[]> signatures, SplitCurator.Outputs outputs) {
    for (int i = 0; i < signatures.size(); i++) {
      outputs.signatures().get(i).accept(new Signature(place, signatures.get(i)));
    }
  }

  /** Reads a volume to its end. */
  static void read(KeptSplits.Volume file, Taker taker) throws IOException {
    try (CuratedSplit.Reader reader = new CuratedSplit.Reader(Storage.file(file.path()))) {
      CuratedSplit.Entry entry;
      do {
        entry = next(reader, file);
        taker.take(entry);
      } while (!(entry instanceof CuratedSplit.End));
    }
  }

  private static CuratedSplit.Entry next(CuratedSplit.Reader reader, KeptSplits.Volume file)
      throws IOException {
    try {
      return reader.next();
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(
          "the curated split in " + file.path() + " is broken; delete it, or use --no-resume", e);
    }
  }

  private static void count(SplitTask task, Tally tally) {
    Meter.RECORDS.add(tally.get(Keys.READ));
    Meter.BYTES.add(task.split().to() - task.split().from());
  }
}
