package dev.tamis.pipeline.curate;

import com.sun.management.ThreadMXBean;
import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.CuratedSplit;
import dev.tamis.pipeline.corpus.CuratedSplitWriter;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.ShownText;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.curate.stages.DocumentStage;
import dev.tamis.pipeline.curate.stages.Verdict;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.input.ShardItem;
import dev.tamis.pipeline.input.ShardReader;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.input.Splits;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.TextSize;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What each stage costs where it works: shards are read and taken through the stages as a run does
 * it, in one thread, each document once, and the processor time and the memory that each step
 * allocates are added up. A benchmark that reads one text again and again finds the memory that it
 * looks up in the processor's caches; here it is what a run gets.
 */
public final class Bench {
  private static final int BATCH = 32;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Plan plan;
  private final Stages stages;
  private final List<Signer> signers;
  private final List<Step> steps = new ArrayList<>();
  private final Step read = step("read");
  private final List<Step> ofStages = new ArrayList<>();
  private final SourceCounter sources;
  private final Step count;
  private final Step sign;
  private final Step store;
  private long nanos;
  private long allocated;

  private Bench(Plan plan) {
    this.plan = plan;
    this.stages = plan.newStages();
    this.signers = plan.newSigners();
    stages.list().forEach(stage -> ofStages.add(step(stage.name())));
    sources = plan.newSourceCounter();
    count = step("sources");
    sign = step("signatures");
    store = step("curated file");
  }

  private Step step(String name) {
    Step step = new Step(name);
    steps.add(step);
    return step;
  }

  /**
   * What a step has cost.
   *
   * @param name of the step
   * @param documents that reached it
   * @param bytes of them: bodies where it is reading or extraction, all that a page shows where
   *     sources are counted, else text in UTF-8
   * @param nanos of processor time
   * @param allocated bytes of memory
   */
  public record Cost(String name, long documents, long bytes, long nanos, long allocated) {
    /** Megabytes in a second of processor time; 0 where nothing was done. */
    public double megabytesPerSecond() {
      return nanos == 0 ? 0 : bytes * 1e3 / nanos;
    }
  }

  /**
   * Measures.
   *
   * @param plan the stages
   * @param shards what is read
   * @param warmUp number of documents at the start that are not counted: compilers are at work
   * @param work folder for curated files, with a slash at its end; the caller deletes it
   */
  public static List<Cost> of(Plan plan, List<Shard> shards, long warmUp, String work)
      throws IOException {
    Bench bench = new Bench(plan);
    long left = warmUp;
    long number = 0;
    for (Shard shard : shards) {
      List<Split> splits = Splits.plan(shard, plan.spec().recipe().input().splitSize().bytes());
      for (int i = 0; i < splits.size(); i++) {
        // What is written is measured and deleted: nobody asks for the shard's content.
        CuratedSplit.Origin origin =
            new CuratedSplit.Origin(splits.get(i), i, splits.size(), Hash128.of(shard.name()));
        left = bench.split(origin, number, left, work);
      }
      number++;
    }
    return bench.steps.stream().map(Step::cost).toList();
  }

  private long split(CuratedSplit.Origin origin, long shard, long warmUp, String work)
      throws IOException {
    long left = warmUp;
    List<Document> batch = new ArrayList<>();
    try (CuratedSplitWriter writer =
            new CuratedSplitWriter(
                work, plan.header(origin), shard, CuratedSplitWriter.Limits.DEFAULT);
        ShardReader reader = ShardReader.open(origin.split(), plan.readOptions())) {
      begin();
      for (ShardItem item = reader.next(); item != null; item = reader.next()) {
        if (item instanceof CrawlRecord record) {
          batch.add(Document.of(record));
          end(read, 1, record.body().size());
          if (batch.size() == BATCH) {
            left = curate(batch, writer, left);
          }
          begin();
        }
      }
      left = curate(batch, writer, left);
      begin();
      writer.finish(stages.takeCounts());
      end(store, 0, 0);
    }
    return left;
  }

  private long curate(List<Document> batch, CuratedSplitWriter writer, long warmUp)
      throws IOException {
    List<Document> alive = new ArrayList<>(batch);
    List<Document> judged = new ArrayList<>();
    for (int i = 0; i < ofStages.size(); i++) {
      DocumentStage stage = stages.list().get(i);
      long bytes = 0;
      for (Document document : alive) {
        bytes += document.text().isEmpty() ? document.record().body().size() : bytes(document);
      }
      begin();
      List<Verdict> verdicts = Stages.judge(stage, alive);
      end(ofStages.get(i), alive.size(), bytes);
      alive.clear();
      for (Verdict verdict : verdicts) {
        if (verdict instanceof Verdict.Kept kept) {
          alive.add(kept.document());
        } else if (verdict instanceof Verdict.Excluded excluded) {
          judged.add(excluded.document());
        }
      }
    }
    judged.addAll(alive);
    count(judged);
    CardMaker cards = new CardMaker(plan.measures());
    for (Document document : alive) {
      begin();
      List<byte[]> signatures = new ArrayList<>();
      for (Signer signer : signers) {
        signatures.add(signer.sign(document));
      }
      end(sign, 1, bytes(document));
      begin();
      Card card = cards.card(document, writer.place());
      writer.add(card, document, signatures);
      end(store, 1, bytes(document));
    }
    long left = warmUp - batch.size();
    if (warmUp > 0) {
      steps.forEach(Step::clear);
    }
    batch.clear();
    return left;
  }

  /** A page counts for its source whether it stays or not. */
  private void count(List<Document> judged) {
    for (Document document : judged) {
      if (sources != null) {
        long shown = TextSize.bytes(document.find(ShownText.class, ShownText.NONE).text());
        begin();
        sources.count(document);
        end(count, 1, shown);
        if (sources.isFull()) {
          sources.take();
        }
      }
    }
  }

  private static long bytes(Document document) {
    return TextSize.bytes(document.text());
  }

  private void begin() {
    allocated = THREADS.getCurrentThreadAllocatedBytes();
    nanos = THREADS.getCurrentThreadCpuTime();
  }

  private void end(Step step, long documents, long bytes) {
    step.nanos += THREADS.getCurrentThreadCpuTime() - nanos;
    step.allocated += THREADS.getCurrentThreadAllocatedBytes() - allocated;
    step.documents += documents;
    step.bytes += bytes;
  }

  /** A sum that grows. */
  private static final class Step {
    private final String name;
    private long documents;
    private long bytes;
    private long nanos;
    private long allocated;

    Step(String name) {
      this.name = name;
    }

    void clear() {
      documents = 0;
      bytes = 0;
      nanos = 0;
      allocated = 0;
    }

    Cost cost() {
      return new Cost(name, documents, bytes, nanos, allocated);
    }
  }
}
