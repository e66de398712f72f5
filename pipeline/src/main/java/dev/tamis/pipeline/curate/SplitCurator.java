package dev.tamis.pipeline.curate;

import dev.tamis.language.Identification;
import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.CuratedFile;
import dev.tamis.pipeline.corpus.CuratedSplitWriter;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.Excerpts;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.corpus.Signature;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.curate.models.Erasures;
import dev.tamis.pipeline.curate.stages.Verdict;
import dev.tamis.pipeline.decide.Audit;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Defect;
import dev.tamis.pipeline.input.ShardItem;
import dev.tamis.pipeline.input.ShardReader;
import dev.tamis.pipeline.input.SiteFile;
import dev.tamis.pipeline.input.SkippedRecord;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.Outcomes;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.progress.Meter;
import dev.tamis.pipeline.source.density.SourceAccount;
import dev.tamis.pipeline.source.optout.Findings;
import dev.tamis.pipeline.source.optout.OptOutPolicy;
import dev.tamis.pipeline.source.optout.SiteStatement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes the records of one split through the stages, in small batches, and says of each exactly
 * once what became of it: a place in a curated file and a card, or the line of its outcome. Not
 * thread-safe.
 */
final class SplitCurator {
  /** Enough for a classifier's batch, few enough for memory. */
  private static final int BATCH_RECORDS = 32;

  private static final long BATCH_BYTES = 16 << 20;

  private final Stages stages;
  private final CardMaker cardMaker;
  private final List<Signer> signers;
  private final Set<String> agents;
  private final SourceCounter sources;
  private final CuratedSplitWriter writer;
  private final Outputs outputs;
  private final Tally tally = new Tally();
  private final Excerpts excerpts;
  private final List<Document> batch = new ArrayList<>();
  private long batchBytes;

  SplitCurator(
      Stages stages,
      CardMaker cardMaker,
      List<Signer> signers,
      Set<String> agents,
      SourceCounter sources,
      CuratedSplitWriter writer,
      Outputs outputs,
      Excerpts excerpts) {
    this.excerpts = excerpts;
    this.stages = stages;
    this.cardMaker = cardMaker;
    this.signers = signers;
    this.agents = agents;
    this.sources = sources;
    this.writer = writer;
    this.outputs = outputs;
    stages.takeCounts(); // what an attempt that failed has left
  }

  /**
   * Where results go.
   *
   * @param cards one for each document in a curated file
   * @param outcomes lines of excluded and failed records
   * @param signatures of each signer, in their order: one for each card
   * @param statements what hosts say in files of their own
   * @param accounts what was counted of sources
   */
  record Outputs(
      Consumer<Card> cards,
      Consumer<Line> outcomes,
      List<Consumer<Signature>> signatures,
      Consumer<SiteStatement.At> statements,
      Consumer<SourceAccount.At> accounts) {}

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
        tally.add(1, Keys.SKIPPED, skipped.type());
        if (!skipped.software().isEmpty()) {
          tally.add(1, Keys.CRAWLERS, Keys.segment(skipped.software()));
        }
        hear(skipped.siteFile());
      } else if (item instanceof Defect defect) {
        read();
        tally.add(1, "failed", defect.cause().label());
        put(
            Outcomes.failed(
                defect.shard(), defect.offset(), defect.cause().label(), defect.message()));
        if (defect.isWholeFile()) {
          unreadable(split, defect);
        }
      }
    }
    Meter.BYTES.add(split.to() - done);
    if (split.from() == 0) {
      tally.add(1, Keys.INPUT, "shards", "read");
      tally.add(split.sizeBytes(), Keys.INPUT, "shards", "bytes");
    }
    reader.counts().forEach((what, count) -> tally.add(count, Keys.INPUT, "notes", what));
  }

  /** Counts a shard of which nothing could be read, by what it looks like. */
  private void unreadable(Split split, Defect defect) {
    tally.add(1, Keys.INPUT, "shards", "unreadable");
    tally.add(split.sizeBytes(), Keys.INPUT, "shards", "unreadable_bytes");
    String kind =
        defect.cause() == Defect.Cause.UNKNOWN_FORMAT
            ? defect.message().replace('/', ' ')
            : defect.cause().label();
    tally.add(1, Keys.INPUT, "unreadable", kind);
  }

  /**
   * Curates what is left and ends the curated split.
   *
   * @param files takes its files, which are whole
   * @return what was counted
   */
  Tally finish(Consumer<CuratedFile> files) throws IOException {
    curateBatch();
    tellSources();
    tally.addAll(stages.takeCounts());
    writer.finish(tally).forEach(files);
    return tally;
  }

  private void hear(SiteFile file) throws IOException {
    if (file == null || agents == null) {
      return;
    }
    Findings unknowns = new Findings();
    SiteStatement.At statement = SiteStatement.At.of(file, agents, unknowns);
    OptOutPolicy.count(unknowns, tally);
    if (statement != null) {
      tally.add(1, Keys.OPT_OUTS, "site_files", file.kind().label());
      writer.add(statement);
      outputs.statements.accept(statement);
    }
  }

  private void read() {
    tally.add(1, Keys.READ);
    Meter.RECORDS.increment();
  }

  private void curateBatch() throws IOException {
    List<Verdict> verdicts = stages.apply(batch);
    for (int i = 0; i < verdicts.size(); i++) {
      Document document = batch.get(i);
      if (verdicts.get(i) instanceof Verdict.Kept kept) {
        count(kept.document());
        keep(kept.document());
      } else if (verdicts.get(i) instanceof Verdict.Excluded excluded) {
        count(excluded.document());
        exclude(excluded.document(), excluded.decision());
      } else if (verdicts.get(i) instanceof Verdict.Failed failed) {
        fail(document.record().shard(), document.record().offset(), failed.error());
      }
    }
    batch.clear();
    batchBytes = 0;
  }

  /** A page counts for its source whether it stays or not. */
  private void count(Document document) throws IOException {
    if (sources != null) {
      sources.count(document);
      if (sources.isFull()) {
        tellSources();
      }
    }
  }

  private void tellSources() throws IOException {
    if (sources != null) {
      for (SourceAccount.At account : sources.take()) {
        writer.add(account);
        outputs.accounts.accept(account);
      }
    }
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
    Place place = writer.place();
    Card card = cardMaker.card(document, place);
    writer.add(card, document, signatures);
    Audit.curated(place, tally);
    outputs.cards.accept(card);
    for (int i = 0; i < signers.size(); i++) {
      outputs.signatures.get(i).accept(new Signature(place, signatures.get(i)));
    }
    Meter.CURATED.increment();
  }

  private void exclude(Document document, Decision decision) throws IOException {
    String url = document.source().url();
    boolean identified = !document.language().equals(Identification.NONE);
    String tag = identified ? document.language().tag().toString() : "";
    Keys.excluded(tally, decision, tag);
    if (decision.stage().equals(Erasures.STAGE)) {
      put(Outcomes.erased(document.id(), decision));
      return;
    }
    String excerpt = excerpts.of(document.id(), decision, () -> stages.scrub(document.text()));
    put(
        Outcomes.excluded(document.id(), stages.scrub(url), tag, decision, null, null)
            .withExcerpt(excerpt));
  }

  private void fail(String shard, long offset, String error) throws IOException {
    Keys.failed(tally, shard, error);
    put(Outcomes.failed(shard, offset, error));
  }

  private void put(Line outcome) throws IOException {
    writer.add(outcome);
    outputs.outcomes.accept(outcome);
  }
}
