package dev.tamis.pipeline.decide;

import dev.tamis.pipeline.curate.Card;
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
final class Cards {
  private Cards() {}

  /** Some elements in an order of their own, spread over several sources and so over bundles. */
  static <T> PCollection<T> shuffled(
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

  static Card scored(int index, String tag, float... scores) {
    List<Float> list = new ArrayList<>();
    for (float score : scores) {
      list.add(score);
    }
    return new Card(
        Hash128.of("card", Integer.toString(index)),
        "f" + index % 3,
        index / 3,
        "data/" + tag,
        10,
        "",
        Hash128.of("u" + index),
        Hash128.of("t" + index),
        Card.UNKNOWN_TIME,
        100,
        list);
  }
}
