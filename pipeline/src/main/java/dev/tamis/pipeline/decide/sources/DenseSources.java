package dev.tamis.pipeline.decide.sources;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.decide.kit.SpillList;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.ReportFile;
import dev.tamis.pipeline.ledger.StreamCoder;
import dev.tamis.pipeline.ledger.SumFn;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.SourcesSection;
import dev.tamis.pipeline.source.density.SourceAccount;
import dev.tamis.pipeline.source.lists.ListMatch;
import dev.tamis.pipeline.source.lists.ListReport;
import dev.tamis.pipeline.source.lists.SourceLists;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Top;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Leaves out sources for what is found in all of their pages: private people's data, or pages over
 * the cut of a classifier. The account of a source is of fixed size; a card meets the decision on
 * its domain in a shuffle, so that nothing in memory grows with the number of sources.
 */
public final class DenseSources implements CorpusStage {
  /** Name of the stage in outcomes. */
  public static final String STAGE = "sources";

  /** So many sources at most are in the report: all that leave, then those with the most. */
  private static final int MOST_ROWS = 100_000;

  private static final TupleTag<KV<String, Half>> DECISIONS = new TupleTag<>("decisions") {};
  private static final TupleTag<SourceRow> ROWS = new TupleTag<>("rows") {};

  private final SourcesSection section;
  private final Map<String, Boolean> pinned;
  private final TreeMap<String, String> digests = new TreeMap<>();
  private final TreeMap<String, ListReport> reports = new TreeMap<>();

  private DenseSources(SourcesSection section) {
    this.section = section;
    Pinned read = Pinned.read(section.pinned());
    this.pinned = read.decisions();
    if (!section.pinned().isEmpty()) {
      digests.put("sources.pinned", read.sha256());
    }
    SourceLists.read(section.allow(), ListMatch.Action.ALLOW)
        .reports()
        .forEach((name, report) -> reports.put("sources.allow." + name, report));
    reports.forEach((name, report) -> digests.put(name, report.sha256()));
  }

  /**
   * The stage, where the recipe has a rule for sources.
   *
   * @throws IllegalArgumentException if a list or the pinned decisions cannot be read
   */
  public static List<CorpusStage> stages(Recipe recipe) {
    SourcesSection section = recipe.sources();
    return section.active() ? List.of(new DenseSources(section)) : List.of();
  }

  @Override
  public String name() {
    return STAGE;
  }

  @Override
  public SortedMap<String, String> digests() {
    return Collections.unmodifiableSortedMap(digests);
  }

  @Override
  public SortedMap<String, ListReport> reports() {
    return Collections.unmodifiableSortedMap(reports);
  }

  @Override
  public boolean countsSources() {
    return true;
  }

  @Override
  public Decided decide(Given given) {
    PCollectionTuple judged =
        given
            .sites()
            .accounts()
            .apply("Key accounts by domain", ParDo.of(new KeyAccount()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), new SourceAccount.AccountCoder()))
            .apply("Account of each source", Combine.perKey(new Accounts()))
            .apply(
                "Judge",
                ParDo.of(new JudgeSources(section, pinned))
                    .withOutputTags(DECISIONS, TupleTagList.of(ROWS).and(Decided.TALLIES)));
    KvCoder<String, Half> coder = KvCoder.of(StringUtf8Coder.of(), new HalfCoder());
    PCollection<Tally> counted = judged.get(Decided.TALLIES).setCoder(new Tally.TallyCoder());
    PCollectionTuple decided =
        PCollectionList.of(judged.get(DECISIONS).setCoder(coder))
            .and(
                given.cards().apply("Key cards by domain", ParDo.of(new KeyCard())).setCoder(coder))
            .apply("Cards and decisions", Flatten.pCollections())
            .apply("Group by domain", GroupByKey.create())
            .apply(
                "Act",
                ParDo.of(new Act())
                    .withOutputTags(Decided.LEFT, TupleTagList.of(Decided.REMOVALS)));
    PCollection<ReportFile> table =
        judged
            .get(ROWS)
            .setCoder(new SourceRow.RowCoder())
            .apply("Most telling sources", Top.of(MOST_ROWS, new SourceRow.Order()))
            .apply("sources.csv", ParDo.of(new WriteTable()))
            .setCoder(new ReportFile.ReportFileCoder());
    PCollection<ReportFile> curve =
        counted
            .apply("Add up the curve", Combine.globally(new Tally.Sum()))
            .apply("sources.html", ParDo.of(new WriteCurve(section.piiDensity().threshold())))
            .setCoder(new ReportFile.ReportFileCoder());
    PCollection<Tally> told = PCollectionList.of(counted).apply("Told", Flatten.pCollections());
    return new Decided(decided.get(Decided.LEFT), decided.get(Decided.REMOVALS), told)
        .withFiles(List.of(table, curve));
  }

  private static final class KeyAccount extends DoFn<SourceAccount.At, KV<String, SourceAccount>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(
        @Element SourceAccount.At at, OutputReceiver<KV<String, SourceAccount>> out) {
      out.output(KV.of(at.domain(), at.account()));
    }
  }

  private static final class Accounts extends SumFn<SourceAccount, SourceAccount> {
    private static final long serialVersionUID = 1L;

    @Override
    protected SourceAccount zero() {
      return new SourceAccount();
    }

    @Override
    protected void add(SourceAccount sum, SourceAccount part) {
      sum.addAll(part);
    }

    @Override
    protected void addAll(SourceAccount sum, SourceAccount other) {
      sum.addAll(other);
    }

    @Override
    protected Coder<SourceAccount> coder() {
      return new SourceAccount.AccountCoder();
    }
  }

  /** A card, or the decision to leave out its domain; the other is null. */
  private record Half(Card card, Decision decision) {}

  private static final class HalfCoder extends StreamCoder<Half> {
    private static final long serialVersionUID = 1L;
    private static final Card.CardCoder CARDS = new Card.CardCoder();

    @Override
    protected void write(Half half, DataOutputStream out) throws IOException {
      out.writeBoolean(half.card != null);
      if (half.card != null) {
        CARDS.encode(half.card, out);
      } else {
        half.decision.write(out);
      }
    }

    @Override
    protected Half read(DataInputStream in) throws IOException {
      return in.readBoolean()
          ? new Half(CARDS.decode(in), null)
          : new Half(null, Decision.read(in));
    }
  }

  static final class JudgeSources extends DoFn<KV<String, SourceAccount>, KV<String, Half>> {
    private static final long serialVersionUID = 1L;
    private final SourcesSection section;
    private final TreeMap<String, Boolean> pinned;
    private transient Judge judge;
    private transient Tally tally;

    JudgeSources(SourcesSection section, Map<String, Boolean> pinned) {
      this.section = section;
      this.pinned = new TreeMap<>(pinned);
    }

    @Setup
    public void setup() {
      judge = new Judge(section, pinned);
    }

    @StartBundle
    public void start() {
      tally = new Tally();
    }

    @ProcessElement
    public void process(@Element KV<String, SourceAccount> source, MultiOutputReceiver out) {
      Judge.Said said = judge.judge(source.getKey(), source.getValue(), tally);
      SourceRow row = said.row();
      if (row.excluded()) {
        Decision decision = new Decision(STAGE, row.rule(), said.value(), said.threshold());
        out.get(DECISIONS).output(KV.of(source.getKey(), new Half(null, decision)));
        tally.add(1, "sources", "excluded", row.rule());
      }
      if (row.excluded() || source.getValue().shareWithValues() > 0) {
        out.get(ROWS).output(row);
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      Decided.tell(tally, context);
    }
  }

  private static final class KeyCard extends DoFn<Card, KV<String, Half>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Card card, OutputReceiver<KV<String, Half>> out) {
      out.output(KV.of(card.domain(), new Half(card, null)));
    }
  }

  /** Runs over the cards of a domain once, and holds a bounded part of them in memory. */
  private static final class Act extends DoFn<KV<String, Iterable<Half>>, Card> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element KV<String, Iterable<Half>> domain, MultiOutputReceiver out)
        throws IOException {
      Decision found = null;
      try (SpillList<Card> cards = new SpillList<>(new Card.CardCoder())) {
        for (Half half : domain.getValue()) {
          if (half.card != null) {
            cards.add(half.card);
          } else {
            found = half.decision;
          }
        }
        Decision decision = found;
        cards.forEach(
            card -> {
              if (decision == null) {
                out.get(Decided.LEFT).output(card);
              } else {
                out.get(Decided.REMOVALS).output(Removal.of(card, decision));
              }
            });
      }
    }
  }

  private static final class WriteTable extends DoFn<List<SourceRow>, ReportFile> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element List<SourceRow> rows, OutputReceiver<ReportFile> out) {
      StringBuilder table = new StringBuilder(SourceRow.HEADER);
      rows.forEach(row -> table.append(row.line()));
      out.output(
          new ReportFile("report/sources.csv", table.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static final class WriteCurve extends DoFn<Tally, ReportFile> {
    private static final long serialVersionUID = 1L;
    private final double threshold;

    WriteCurve(double threshold) {
      this.threshold = threshold;
    }

    @ProcessElement
    public void process(@Element Tally tally, OutputReceiver<ReportFile> out) {
      byte[] page = Curve.html(tally, threshold).getBytes(StandardCharsets.UTF_8);
      out.output(new ReportFile("report/sources.html", page));
    }
  }
}
