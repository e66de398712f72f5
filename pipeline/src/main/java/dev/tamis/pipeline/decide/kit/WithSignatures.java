package dev.tamis.pipeline.decide.kit;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.corpus.Signature;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Brings to each card that is left its signature; signatures of documents that have left are
 * dropped. One shuffle, keyed by runs of {@value #RUN} documents of a curated file: few keys, and a
 * group that fits in memory.
 */
public final class WithSignatures extends PTransform<PCollection<Card>, PCollection<Signed>> {
  private static final long serialVersionUID = 1L;
  private static final int RUN = 64;

  private final transient PCollection<Signature> signatures;
  private final boolean all;

  private WithSignatures(PCollection<Signature> signatures, boolean all) {
    this.signatures = signatures;
    this.all = all;
  }

  /** Takes the signatures of all documents that were curated. */
  public static WithSignatures of(PCollection<Signature> signatures) {
    return new WithSignatures(signatures, true);
  }

  /** Takes signatures of some documents; those of the others are empty. */
  public static WithSignatures ofSome(PCollection<Signature> signatures) {
    return new WithSignatures(signatures, false);
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    return Map.of(new TupleTag<Signature>("signatures"), signatures);
  }

  @Override
  public PCollection<Signed> expand(PCollection<Card> cards) {
    KvCoder<Place, Half> coder = KvCoder.of(new Place.PlaceCoder(), new HalfCoder());
    return PCollectionList.of(cards.apply("Key cards", ParDo.of(new KeyCard())).setCoder(coder))
        .and(signatures.apply("Key signatures", ParDo.of(new KeySignature())).setCoder(coder))
        .apply("Cards and signatures", Flatten.pCollections())
        .apply("Group by run", GroupByKey.create())
        .apply("Join", ParDo.of(new Join(all)))
        .setCoder(new Signed.SignedCoder());
  }

  /**
   * The key of shuffles by place: the first place of its run of documents that lie side by side.
   */
  public static Place run(Place place) {
    return new Place(place.file(), place.index() / RUN * RUN);
  }

  /** A card or a signature; the other one is null. */
  private record Half(int index, Card card, byte[] signature) {}

  private static final class HalfCoder extends StreamCoder<Half> {
    private static final long serialVersionUID = 1L;
    private static final Card.CardCoder CARDS = new Card.CardCoder();

    @Override
    protected void write(Half half, DataOutputStream out) throws IOException {
      out.writeBoolean(half.card != null);
      if (half.card != null) {
        CARDS.encode(half.card, out);
      } else {
        out.writeInt(half.index);
        writeBytes(half.signature, out);
      }
    }

    @Override
    protected Half read(DataInputStream in) throws IOException {
      if (in.readBoolean()) {
        Card card = CARDS.decode(in);
        return new Half(card.place().index(), card, null);
      }
      return new Half(in.readInt(), null, readBytes(in));
    }
  }

  private static final class KeyCard extends DoFn<Card, KV<Place, Half>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Card card, OutputReceiver<KV<Place, Half>> out) {
      out.output(KV.of(run(card.place()), new Half(card.place().index(), card, null)));
    }
  }

  private static final class KeySignature extends DoFn<Signature, KV<Place, Half>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Signature signature, OutputReceiver<KV<Place, Half>> out) {
      out.output(
          KV.of(
              run(signature.place()),
              new Half(signature.place().index(), null, signature.bytes())));
    }
  }

  private static final class Join extends DoFn<KV<Place, Iterable<Half>>, Signed> {
    private static final long serialVersionUID = 1L;
    private static final byte[] NONE = {};
    private final boolean all;

    Join(boolean all) {
      this.all = all;
    }

    @ProcessElement
    public void process(@Element KV<Place, Iterable<Half>> run, OutputReceiver<Signed> out) {
      Map<Integer, Card> cards = new TreeMap<>();
      Map<Integer, byte[]> signatures = new TreeMap<>();
      for (Half half : run.getValue()) {
        if (half.card != null) {
          cards.put(half.index, half.card);
        } else {
          signatures.put(half.index, half.signature);
        }
      }
      cards.forEach(
          (index, card) -> {
            byte[] signature = signatures.getOrDefault(index, all ? null : NONE);
            if (signature == null) {
              throw new IllegalStateException(
                  "the document at " + card.place() + " has no signature");
            }
            out.output(new Signed(card, signature));
          });
    }
  }
}
