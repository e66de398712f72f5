package dev.tamis.pipeline.decide;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Fate;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.decide.kit.SpillList;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Finds out who stands for each removed document in the end. A stage names a document that it
 * leaves; a later stage may remove that one in turn. So the stages are gone through from the last
 * to the first: where a stage names survivors and others come after it, its removals meet the
 * endings of all that left later, by place, in one shuffle of a few bytes for each removal.
 */
final class ResolveSurvivors {
  private final List<Said> said;

  private ResolveSurvivors(List<Said> said) {
    this.said = said;
  }

  /**
   * What a stage said.
   *
   * @param stage which
   * @param removals all of its removals
   */
  record Said(CorpusStage stage, PCollection<Removal> removals) {}

  static ResolveSurvivors of(List<Said> said) {
    return new ResolveSurvivors(List.copyOf(said));
  }

  /** The fates of all documents. */
  PCollection<Fate.At> apply(PCollection<Card> left) {
    PCollection<Fate.At> kept =
        left.apply("Fates of what is left", ParDo.of(new Keep())).setCoder(new Fate.FateCoder());
    PCollectionList<Fate.At> later = PCollectionList.empty(left.getPipeline());
    for (int i = said.size() - 1; i >= 0; i--) {
      CorpusStage stage = said.get(i).stage();
      PCollection<Removal> removals = said.get(i).removals();
      boolean follow = stage.namesSurvivors() && later.size() > 0;
      later = later.and(follow ? follow(stage, removals, later) : settled(stage, removals));
    }
    return PCollectionList.of(kept).and(later.getAll()).apply("All fates", Flatten.pCollections());
  }

  private static PCollection<Fate.At> settled(CorpusStage stage, PCollection<Removal> removals) {
    return removals
        .apply(stage.name() + ": fates", ParDo.of(new Settled()))
        .setCoder(new Fate.FateCoder());
  }

  private static PCollection<Fate.At> follow(
      CorpusStage stage, PCollection<Removal> removals, PCollectionList<Fate.At> later) {
    KvCoder<Place, Half> coder = KvCoder.of(new Place.PlaceCoder(), new HalfCoder());
    String name = stage.name();
    return PCollectionList.of(
            removals
                .apply(name + ": key by survivor", ParDo.of(new KeyBySurvivor()))
                .setCoder(coder))
        .and(
            later
                .apply(name + ": later removals", Flatten.pCollections())
                .apply(name + ": key by place", ParDo.of(new KeyByPlace()))
                .setCoder(coder))
        .apply(name + ": removals and endings", Flatten.pCollections())
        .apply(name + ": group by survivor", GroupByKey.create())
        .apply(name + ": follow survivors", ParDo.of(new Follow()))
        .setCoder(new Fate.FateCoder());
  }

  private static final class Keep extends DoFn<Card, Fate.At> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Card card, OutputReceiver<Fate.At> out) {
      out.output(new Fate.At(card.place(), new Fate.Kept(card.size(), card.cuts(), card.marks())));
    }
  }

  private static Fate.At fate(Removal removal, Fate.Survivor survivor) {
    return new Fate.At(removal.place(), new Fate.Removed(removal.decision(), survivor));
  }

  /** The survivor that a stage named is there in the end. */
  private static Fate.Survivor asNamed(Removal removal) {
    return removal.survivor() == null
        ? Fate.Survivor.NONE
        : Fate.Survivor.of(removal.survivor().id());
  }

  private static final class Settled extends DoFn<Removal, Fate.At> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Removal removal, OutputReceiver<Fate.At> out) {
      out.output(fate(removal, asNamed(removal)));
    }
  }

  /** A removal that asks for the ending of its survivor, or the ending of a document. */
  private record Half(Removal asks, Fate.Survivor ending) {}

  private static final class HalfCoder extends StreamCoder<Half> {
    private static final long serialVersionUID = 1L;
    private static final Removal.RemovalCoder REMOVALS = new Removal.RemovalCoder();

    @Override
    protected void write(Half half, DataOutputStream out) throws IOException {
      out.writeBoolean(half.asks != null);
      if (half.asks != null) {
        REMOVALS.encode(half.asks, out);
      } else {
        half.ending.write(out);
      }
    }

    @Override
    protected Half read(DataInputStream in) throws IOException {
      return in.readBoolean()
          ? new Half(REMOVALS.decode(in), null)
          : new Half(null, Fate.Survivor.read(in));
    }
  }

  private static final class KeyBySurvivor extends DoFn<Removal, KV<Place, Half>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Removal removal, OutputReceiver<KV<Place, Half>> out) {
      Place key = removal.survivor() == null ? removal.place() : removal.survivor().place();
      out.output(KV.of(key, new Half(removal, null)));
    }
  }

  /** Who follows a document that left later stands where that one's own survivor stands. */
  private static final class KeyByPlace extends DoFn<Fate.At, KV<Place, Half>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Fate.At at, OutputReceiver<KV<Place, Half>> out) {
      Fate.Removed removed = (Fate.Removed) at.fate();
      boolean alone = removed.survivor().equals(Fate.Survivor.NONE);
      out.output(
          KV.of(
              at.place(),
              new Half(
                  null,
                  alone ? Fate.Survivor.leftBy(removed.decision().stage()) : removed.survivor())));
    }
  }

  /** Runs over a group once, and holds a bounded part of it in memory. */
  private static final class Follow extends DoFn<KV<Place, Iterable<Half>>, Fate.At> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element KV<Place, Iterable<Half>> group, OutputReceiver<Fate.At> out)
        throws IOException {
      Fate.Survivor ending = null;
      try (SpillList<Removal> asking = new SpillList<>(new Removal.RemovalCoder())) {
        for (Half half : group.getValue()) {
          if (half.asks != null) {
            asking.add(half.asks);
          } else {
            ending = half.ending;
          }
        }
        Fate.Survivor found = ending;
        asking.forEach(
            removal ->
                out.output(
                    fate(
                        removal,
                        found == null || removal.survivor() == null ? asNamed(removal) : found)));
      }
    }
  }
}
