package dev.tamis.pipeline.decide;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.corpus.Signature;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.ledger.Hash128;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/** Cards of documents of no one, for tests. */
public final class Cards {
  private Cards() {}

  /** Some elements in an order of their own, spread over several sources and so over bundles. */
  public static <T> PCollection<T> shuffled(
      Pipeline pipeline, String name, List<T> elements, Coder<T> coder, Random random) {
    List<T> mixed = new ArrayList<>(elements);
    Collections.shuffle(mixed, random);
    PCollectionList<T> sources = PCollectionList.empty(pipeline);
    for (int i = 0; i < 3; i++) {
      List<T> part = mixed.subList(i * mixed.size() / 3, (i + 1) * mixed.size() / 3);
      sources = sources.and(pipeline.apply(name + i, Create.of(part).withCoder(coder)));
    }
    return sources.apply(name, Flatten.pCollections());
  }

  /** What a stage says of cards, within a graph. */
  public static Decided decide(
      String name,
      CorpusStage stage,
      PCollection<Card> cards,
      PCollection<Signature> signatures,
      List<String> measures) {
    return cards.apply(name, new Step(stage, signatures, measures, null));
  }

  /** The same under the stage's own name. */
  public static Decided decide(
      CorpusStage stage,
      PCollection<Card> cards,
      PCollection<Signature> signatures,
      List<String> measures) {
    return decide(stage.name(), stage, cards, signatures, measures);
  }

  /** A card of which only the text and what decides between copies matters. */
  public static Card card(int index, String text, long fetched, int characters) {
    return new Card(
        new Place(Place.fileNumber(0, 0, 0), index),
        new Hash128(0, index),
        "eng_Latn",
        "",
        Hash128.of("u" + index),
        Hash128.of(text),
        fetched,
        characters,
        characters,
        1,
        List.of(),
        Cuts.NONE);
  }

  /** A card with scores. */
  public static Card scored(int index, String tag, float... scores) {
    List<Float> list = new ArrayList<>();
    for (float score : scores) {
      list.add(score);
    }
    return new Card(
        new Place(Place.fileNumber(index % 3, 0, 0), index / 3),
        Hash128.of("card", Integer.toString(index)),
        tag,
        "",
        Hash128.of("u" + index),
        Hash128.of("t" + index),
        Card.UNKNOWN_TIME,
        100,
        100,
        1,
        list,
        Cuts.NONE);
  }
}
