package dev.tamis.pipeline.curate;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.StopWords;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Defect;
import dev.tamis.pipeline.input.ShardItem;
import dev.tamis.pipeline.input.ShardReader;
import dev.tamis.pipeline.input.SkippedRecord;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.Outcomes;
import dev.tamis.pipeline.ledger.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Takes the records of one split through the stages, in small batches, and says of each exactly
 * once what became of it: a place in a curated file and a card, or the line of its outcome. Not
 * thread-safe.
 */
final class SplitCurator implements AutoCloseable {
  /** Enough for a classifier's batch, few enough for memory. */
  private static final int BATCH_RECORDS = 32;

  private static final long BATCH_BYTES = 16 << 20;

  /** A curated file is read beside the marks on its documents, which are held in memory. */
  private static final int FILE_RECORDS = 1 << 16;

  private static final long FILE_BYTES = 512L << 20;

  private final Stages stages;
  private final CardMaker cardMaker;
  private final List<Signer> signers;
  private final String work;
  private final Outputs outputs;
  private final Tally tally = new Tally();
  private final List<Document> batch = new ArrayList<>();
  private long batchBytes;
  private String fileName;
  private CuratedFile.Writer file;

  SplitCurator(
      Stages stages, CardMaker cardMaker, List<Signer> signers, String work, Outputs outputs) {
    this.stages = stages;
    this.cardMaker = cardMaker;
    this.signers = signers;
    this.work = work;
    this.outputs = outputs;
    stages.takeCounts(); // what an attempt that failed has left
  }

  /**
   * Where results go.
   *
   * @param cards one for each document in a curated file
   * @param ends one for each curated file that is whole
   * @param outcomes lines of excluded and failed records
   * @param signatures of each signer, in their order: one for each card
   */
  record Outputs(
      Consumer<Card> cards,
      Consumer<Mark> ends,
      Consumer<Line> outcomes,
      List<Consumer<Signature>> signatures) {}

  /** Reads to the end of the split. */
  void readAll(Split split, ShardReader reader) throws IOException {
    long done = split.from();
    for (ShardItem item = reader.next(); item != null; item = reader.next()) {
      long offset = Math.min(split.to(), Math.max(done, item.position().offset()));
      Meter.BYTES.add(offset - done);
      done = offset;
      if (item instanceof CrawlRecord record) {
        read();
        batch.add(Document.of(record));
        batchBytes += record.body().size();
        if (batch.size() == BATCH_RECORDS || batchBytes >= BATCH_BYTES) {
          curateBatch();
        }
      } else if (item instanceof SkippedRecord skipped) {
        tally.add(1, "skipped", skipped.type());
      } else if (item instanceof Defect defect) {
        read();
        fail(defect.shard(), defect.offset(), defect.cause().label());
      }
    }
    Meter.BYTES.add(split.to() - done);
  }

  /** Curates what is left and closes the last file; what was counted is returned. */
  Tally finish() throws IOException {
    curateBatch();
    endFile();
    tally.addAll(stages.takeCounts());
    return tally;
  }

  private void read() {
    tally.add(1, "read");
    Meter.RECORDS.increment();
  }

  private void curateBatch() throws IOException {
    List<Verdict> verdicts = stages.apply(batch);
    for (int i = 0; i < verdicts.size(); i++) {
      Document document = batch.get(i);
      if (verdicts.get(i) instanceof Verdict.Kept kept) {
        keep(kept.document());
      } else if (verdicts.get(i) instanceof Verdict.Excluded excluded) {
        exclude(document, excluded.decision());
      } else if (verdicts.get(i) instanceof Verdict.Failed failed) {
        fail(document.record().shard(), document.record().offset(), failed.error());
      }
    }
    batch.clear();
    batchBytes = 0;
  }

  private void keep(Document document) throws IOException {
    List<byte[]> signatures = new ArrayList<>(signers.size());
    for (Signer signer : signers) {
      try {
        signatures.add(signer.sign(document));
      } catch (RuntimeException | StackOverflowError e) {
        // The message may hold text of the document, the class cannot.
        fail(
            document.record().shard(),
            document.record().offset(),
            signer.stage() + ": " + e.getClass().getSimpleName());
        return;
      }
    }
    if (file == null) {
      fileName = work + UUID.randomUUID() + ".curated.zst";
      ResourceId resource = FileSystems.matchNewResource(fileName, false);
      file = new CuratedFile.Writer(resource);
    }
    byte[] line = DocumentLine.open(document);
    String folder = "data/" + document.language().tag();
    int index =
        file.add(
            new CuratedFile.Entry(document.id(), folder, document.url(), facts(document), line));
    outputs.cards.accept(cardMaker.card(document, fileName, index, folder, line.length));
    for (int i = 0; i < signers.size(); i++) {
      outputs.signatures.get(i).accept(new Signature(fileName, index, signatures.get(i)));
    }
    Meter.CURATED.increment();
    if (file.count() == FILE_RECORDS || file.bytes() >= FILE_BYTES) {
      endFile();
    }
  }

  /** What is counted of a document if it is kept. */
  static Tally facts(Document document) {
    Tally facts = new Tally();
    LanguageTag tag = document.language().tag();
    facts.add(1, "languages", tag.toString(), "kept");
    facts.add(
        document.text().codePointCount(0, document.text().length()),
        "languages",
        tag.toString(),
        "characters");
    if (document.language().multilingual()) {
      facts.add(1, "languages", tag.toString(), "multilingual");
    }
    if (!StopWords.isKnown(tag)) {
      facts.add(1, "words", "no_stop_words", tag.toString());
    }
    document.pii().forEach((kind, count) -> facts.add(count, "pii", kind));
    return facts;
  }

  private void endFile() throws IOException {
    if (file == null) {
      return;
    }
    file.close();
    outputs.ends.accept(new Mark.End(fileName, file.count()));
    file = null;
  }

  private void exclude(Document document, Decision decision) {
    tally.add(1, "excluded", decision.stage(), decision.rule());
    outputs.outcomes.accept(
        Outcomes.excluded(document.id(), stages.scrubUrl(document.record().url()), decision, null));
  }

  private void fail(String shard, long offset, String error) {
    tally.add(1, "failed", error);
    outputs.outcomes.accept(Outcomes.failed(shard, offset, error));
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
