package dev.tamis.pipeline.decide.lines;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.decide.kit.Signed;
import dev.tamis.pipeline.decide.kit.WithSignatures;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.StreamCoder;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.LinesSection;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.words.FoldedWords;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.BigEndianLongCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Cuts lines that many documents share. By frequency, as Llama 3 did after CCNet: lines "that
 * appeared more than 6 times in each bucket of 30M documents" (arXiv 2407.21783, 3.1.1); or all
 * copies but one, of which a hash of the document's id decides. Which lines are compared at all
 * says {@link LineKinds}.
 */
public final class FrequentLines implements CorpusStage {
  static final String STAGE = "lines";

  private static final String MAX_CUT = "max-cut";
  private static final String MIN_CHARACTERS = "min-characters";

  private final LinesSection section;

  private FrequentLines(LinesSection section) {
    this.section = section;
  }

  /** The stage, where the recipe switches it on. */
  public static List<CorpusStage> stages(Recipe recipe) {
    LinesSection lines = recipe.dedup().lines();
    return lines.enabled() ? List.of(new FrequentLines(lines)) : List.of();
  }

  @Override
  public String name() {
    return STAGE;
  }

  @Override
  public Signer newSigner() {
    return new LineSigner();
  }

  @Override
  public Decided decide(Given given) {
    PCollection<Signed> signed =
        given.cards().apply("Signatures", WithSignatures.of(given.signatures()));
    PCollectionView<Long> documents =
        given
            .cards()
            .apply("Count documents", Combine.globally(Count.<Card>combineFn()).asSingletonView());
    KvCoder<Long, Occurrence> occurrences =
        KvCoder.of(BigEndianLongCoder.of(), new Occurrence.OccurrenceCoder());
    KvCoder<Place, Half> halves = KvCoder.of(new Place.PlaceCoder(), new HalfCoder());
    PCollection<KV<Place, Half>> repeated =
        signed
            .apply("Lines", ParDo.of(new Spread(section, documents)).withSideInputs(documents))
            .setCoder(occurrences)
            .apply("Group equal lines", GroupByKey.create())
            .apply(
                "Find repeated lines",
                ParDo.of(
                    new FindRepeated(
                        section.rule().equals(LinesSection.KEEP_FIRST), section.max())))
            .setCoder(new Occurrence.OccurrenceCoder())
            .apply("Repeated by place", ParDo.of(new KeyRepeated()))
            .setCoder(halves);
    PCollectionTuple cut =
        PCollectionList.of(repeated)
            .and(signed.apply("Texts by place", ParDo.of(new KeySigned())).setCoder(halves))
            .apply("Texts and repeated lines", Flatten.pCollections())
            .apply("Group by place", GroupByKey.create())
            .apply(
                "Cut",
                ParDo.of(new Cut(section))
                    .withOutputTags(
                        Decided.LEFT, TupleTagList.of(Decided.REMOVALS).and(Decided.TALLIES)));
    Tally always = new Tally();
    always.add(0, "rules", STAGE, MAX_CUT);
    always.add(0, "rules", STAGE, MIN_CHARACTERS);
    return Decided.counted(cut, always);
  }

  private static final class Spread extends DoFn<Signed, KV<Long, Occurrence>> {
    private static final long serialVersionUID = 1L;
    private final LinesSection section;
    private final PCollectionView<Long> documents;

    Spread(LinesSection section, PCollectionView<Long> documents) {
      this.section = section;
      this.documents = documents;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Card card = context.element().card();
      boolean domains = section.scope().equals(LinesSection.DOMAIN);
      if (domains && card.domain().isEmpty()) {
        return;
      }
      long luck = FoldedWords.mix(card.id().high() ^ card.id().low());
      long bucket = domains ? hash(card.domain()) : bucket(luck, context);
      List<LineList.Line> lines = LineList.read(context.element().signature()).lines();
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).compared()) {
          long key = FoldedWords.mix(lines.get(i).hash() + bucket * 0x9E3779B97F4A7C15L);
          context.output(KV.of(key, new Occurrence(card.place(), i, luck)));
        }
      }
    }

    private long bucket(long luck, ProcessContext context) {
      if (section.scope().equals(LinesSection.CORPUS)) {
        return 0;
      }
      long total = context.sideInput(documents);
      long buckets =
          Math.max(1, (total + section.bucketDocuments() - 1) / section.bucketDocuments());
      // Other bits than those that decide which copy stays.
      return Long.remainderUnsigned(FoldedWords.mix(luck + 1), buckets);
    }

    private static long hash(String domain) {
      long hash = 1;
      for (int i = 0; i < domain.length(); i++) {
        hash = hash * 0x9E3779B97F4A7C15L + domain.charAt(i);
      }
      return FoldedWords.mix(hash);
    }
  }

  /** A text's card and lines, or the number of one that is cut. */
  private record Half(int index, Signed signed, int line) {}

  private static final class HalfCoder extends StreamCoder<Half> {
    private static final long serialVersionUID = 1L;
    private static final Signed.SignedCoder SIGNED = new Signed.SignedCoder();

    @Override
    protected void write(Half half, DataOutputStream out) throws IOException {
      out.writeBoolean(half.signed != null);
      if (half.signed != null) {
        SIGNED.encode(half.signed, out);
      } else {
        out.writeInt(half.index);
        out.writeInt(half.line);
      }
    }

    @Override
    protected Half read(DataInputStream in) throws IOException {
      if (in.readBoolean()) {
        Signed signed = SIGNED.decode(in);
        return new Half(signed.card().place().index(), signed, 0);
      }
      return new Half(in.readInt(), null, in.readInt());
    }
  }

  private static final class KeyRepeated extends DoFn<Occurrence, KV<Place, Half>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Occurrence one, OutputReceiver<KV<Place, Half>> out) {
      Place place = one.place();
      out.output(KV.of(WithSignatures.run(place), new Half(place.index(), null, one.line())));
    }
  }

  private static final class KeySigned extends DoFn<Signed, KV<Place, Half>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Signed signed, OutputReceiver<KV<Place, Half>> out) {
      Place place = signed.card().place();
      out.output(KV.of(WithSignatures.run(place), new Half(place.index(), signed, 0)));
    }
  }

  private static final class Cut extends DoFn<KV<Place, Iterable<Half>>, Card> {
    private static final long serialVersionUID = 1L;
    private final LinesSection section;
    private transient Tally tally;

    Cut(LinesSection section) {
      this.section = section;
    }

    @StartBundle
    public void start() {
      tally = new Tally();
    }

    @ProcessElement
    public void process(@Element KV<Place, Iterable<Half>> run, MultiOutputReceiver out) {
      Map<Integer, Signed> texts = new TreeMap<>();
      Map<Integer, BitSet> cuts = new TreeMap<>();
      for (Half half : run.getValue()) {
        if (half.signed != null) {
          texts.put(half.index, half.signed);
        } else {
          cuts.computeIfAbsent(half.index, index -> new BitSet()).set(half.line);
        }
      }
      texts.forEach(
          (index, signed) -> {
            BitSet lines = cuts.get(index);
            if (lines == null) {
              out.get(Decided.LEFT).output(signed.card());
            } else {
              cut(signed.card(), LineList.read(signed.signature()), lines, out);
            }
          });
    }

    private void cut(Card card, LineList text, BitSet lines, MultiOutputReceiver out) {
      Cuts cuts = text.cut(lines);
      int solid = text.solid();
      double share = (double) (solid - cuts.left()) / solid;
      tally.add(1, "rules", STAGE, MAX_CUT);
      tally.add(1, "rules", STAGE, MIN_CHARACTERS);
      tally.add(1, "corpus_stages", STAGE, card.tag(), "documents");
      tally.add(lines.cardinality(), "corpus_stages", STAGE, card.tag(), "lines");
      tally.add(solid - cuts.left(), "corpus_stages", STAGE, card.tag(), "characters");
      if (share > section.maxCut()) {
        remove(card, MAX_CUT, share, section.maxCut(), out);
      } else if (cuts.left() < section.minCharacters()) {
        remove(card, MIN_CHARACTERS, (long) cuts.left(), (long) section.minCharacters(), out);
      } else {
        out.get(Decided.LEFT).output(card.withCuts(cuts));
      }
    }

    private static void remove(
        Card card, String rule, Object value, Object threshold, MultiOutputReceiver out) {
      Decision decision = new Decision(STAGE, rule, value, threshold);
      out.get(Decided.REMOVALS).output(Removal.of(card, decision));
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      Decided.tell(tally, context);
    }
  }
}
