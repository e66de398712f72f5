package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.corpus.CuratedSplit;
import dev.tamis.pipeline.corpus.CuratedSplitWriter;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.KeptSplits;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.curate.models.Erasures;
import dev.tamis.pipeline.curate.stages.ErasedDocument;
import dev.tamis.pipeline.decide.Audit;
import dev.tamis.pipeline.erase.EraseList;
import dev.tamis.pipeline.erase.Eraser;
import dev.tamis.pipeline.erase.LineEraser;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.Outcomes;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.source.optout.SiteStatement;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Erases from curated splits that are kept between runs. A split in which something is found is
 * written anew under another name, and then its old files are deleted: one that is interrupted has
 * lost nothing, and the next one ends it. The new one is signed by the run that uses it. Not
 * thread-safe.
 */
public final class EraseCurated {
  private final Eraser eraser;
  private final LineEraser lines;
  private final NavigableMap<String, String> dropped = new TreeMap<>();
  private final NavigableMap<String, String> scrubbed = new TreeMap<>();

  /** Erases what is on a list. */
  public EraseCurated(EraseList list) {
    eraser = new Eraser(list);
    lines = new LineEraser(eraser);
  }

  /**
   * What was done.
   *
   * @param dropped ids of documents that left, with their requests
   * @param scrubbed ids of documents of which something was taken out, with their requests
   * @param splits number of splits written anew
   */
  public record Done(
      SortedMap<String, String> dropped, SortedMap<String, String> scrubbed, int splits) {}

  /**
   * Goes through a folder; files of splits that are not whole are deleted.
   *
   * @param folder of curated splits, with a slash at its end
   */
  public Done apply(String folder) throws IOException {
    KeptSplits.deleteUnfinished(folder);
    int splits = 0;
    for (KeptSplits.Whole whole : KeptSplits.everywhere(folder)) {
      if (!requests(whole).isEmpty()) {
        rewrite(whole);
        Storage.delete(whole.volumes().stream().map(KeptSplits.Volume::path).toList());
        splits++;
      }
    }
    return new Done(dropped, scrubbed, splits);
  }

  /**
   * Looks for what is on the list and changes nothing.
   *
   * @param folder of curated splits, with a slash at its end
   * @return the first files of splits in which something is left, with the ids of the requests
   */
  public Map<String, Collection<String>> check(String folder) throws IOException {
    Map<String, Collection<String>> left = new TreeMap<>();
    for (KeptSplits.Whole whole : KeptSplits.everywhere(folder)) {
      Set<String> requests = requests(whole);
      if (!requests.isEmpty()) {
        left.put(whole.volumes().get(0).path(), requests);
      }
    }
    return left;
  }

  private Set<String> requests(KeptSplits.Whole whole) throws IOException {
    TreeSet<String> requests = new TreeSet<>();
    for (KeptSplits.Volume volume : whole.volumes()) {
      SplitReplay.read(
          volume,
          entry -> {
            if (entry instanceof CuratedSplit.Curated curated) {
              requests.addAll(erase(curated.document()).requests());
            } else if (entry instanceof CuratedSplit.Outcome outcome) {
              requests.addAll(lines.requests(outcome.line().bytes()));
              requests.addAll(eraser.text(outcome.line().excerpt()).requests());
            } else if (entry instanceof CuratedSplit.Statement statement) {
              requests.addAll(eraser.text(statement.at().statement().text()).requests());
            }
          });
    }
    return requests;
  }

  private ErasedDocument erase(Document document) {
    String request = eraser.record(document.id().toString(), document.source().url());
    return request == null
        ? ErasedDocument.of(eraser, document)
        : new ErasedDocument(document, new TreeSet<>(List.of(request)), request);
  }

  private void rewrite(KeptSplits.Whole whole) throws IOException {
    CuratedSplit.Header header = whole.header();
    String first = whole.volumes().get(0).path();
    CardMaker cards = new CardMaker(List.of());
    Tally tally = new Tally();
    // Of no stage: a run that uses it signs what is left.
    try (CuratedSplitWriter writer =
        new CuratedSplitWriter(
            first.substring(0, first.lastIndexOf('/') + 1),
            new CuratedSplit.Header(header.key(), header.origin(), List.of(), List.of()),
            0,
            CuratedSplitWriter.Limits.DEFAULT)) {
      if (!whole.signed()) {
        writer.couldNotSign();
      }
      for (KeptSplits.Volume volume : whole.volumes()) {
        SplitReplay.read(volume, entry -> copy(entry, cards, writer, tally));
      }
      writer.finish(tally);
    }
  }

  private void copy(
      CuratedSplit.Entry entry, CardMaker cards, CuratedSplitWriter writer, Tally tally)
      throws IOException {
    if (entry instanceof CuratedSplit.Curated curated) {
      Document document = curated.document();
      ErasedDocument erased = erase(document);
      if (erased.drop() != null) {
        dropped.put(document.id().toString(), erased.drop());
        Decision decision = new Decision(Erasures.STAGE, Erasures.RULE, erased.drop(), null);
        Keys.excluded(tally, decision, document.language().tag().toString());
        writer.add(Outcomes.erased(document.id(), decision));
        return;
      }
      if (!erased.requests().isEmpty()) {
        scrubbed.put(document.id().toString(), String.join(" ", erased.requests()));
      }
      Place place = writer.place();
      writer.add(cards.card(erased.document(), place), erased.document(), List.of());
      Audit.curated(place, tally);
    } else if (entry instanceof CuratedSplit.Outcome outcome) {
      Line line = outcome.line();
      byte[] bytes = lines.excluded(line.bytes(), dropped::containsKey, Erasures.STAGE);
      String excerpt = eraser.text(line.excerpt()).text();
      writer.add(new Line(line.folder(), line.id(), bytes, excerpt));
    } else if (entry instanceof CuratedSplit.Statement statement) {
      SiteStatement said = statement.at().statement();
      String text = eraser.text(said.text()).text();
      writer.add(
          new SiteStatement.At(
              statement.at().host(), new SiteStatement(said.kind(), said.fetched(), text)));
    } else if (entry instanceof CuratedSplit.SourceCount count) {
      writer.add(count.at());
    } else if (entry instanceof CuratedSplit.End end && end.tally() != null) {
      tally.addAll(end.tally().without(Audit.PREFIX));
    }
  }
}
