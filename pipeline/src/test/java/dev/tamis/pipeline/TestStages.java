package dev.tamis.pipeline;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.ledger.Decision;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/** Stages that exist in tests alone. */
final class TestStages {
  private TestStages() {}

  /** What a stage does with one card. */
  interface EachCard extends Serializable {
    void judge(Card card, Answer answer);
  }

  /** Takes a stage's answer. */
  interface Answer {
    void left(Card card);

    void removed(Removal removal);
  }

  /** A stage that looks at each card alone. */
  static CorpusStage each(String name, EachCard judge) {
    return new CorpusStage() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Decided decide(Given given) {
        PCollectionTuple said =
            given
                .cards()
                .apply(
                    "Each",
                    ParDo.of(new Each(judge))
                        .withOutputTags(Decided.LEFT, TupleTagList.of(Decided.REMOVALS)));
        return Decided.uncounted(said.get(Decided.LEFT), said.get(Decided.REMOVALS));
      }
    };
  }

  /** Removes the cards of a domain. */
  static CorpusStage without(String name, String domain) {
    return each(
        name,
        (card, answer) -> {
          if (card.domain().equals(domain)) {
            answer.removed(Removal.of(card, new Decision(name, "domain", domain, null)));
          } else {
            answer.left(card);
          }
        });
  }

  /** Of each domain the first card in the order of survivors stays. */
  static CorpusStage oneOfADomain(String name) {
    return new CorpusStage() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public boolean namesSurvivors() {
        return true;
      }

      @Override
      public Decided decide(Given given) {
        PCollectionTuple said =
            given
                .cards()
                .apply("Key", WithKeys.of(Card::domain))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), new Card.CardCoder()))
                .apply("Group", GroupByKey.create())
                .apply(
                    "Keep first",
                    ParDo.of(new First(name))
                        .withOutputTags(Decided.LEFT, TupleTagList.of(Decided.REMOVALS)));
        return Decided.uncounted(said.get(Decided.LEFT), said.get(Decided.REMOVALS));
      }
    };
  }

  /** The card of a document that nobody read. */
  static Card invented(Card card) {
    return new Card(
        new Place(card.place().file(), 999),
        card.id(),
        card.tag(),
        card.domain(),
        card.url(),
        card.text(),
        card.fetched(),
        card.characters(),
        card.bytes(),
        card.size(),
        card.scores(),
        Cuts.NONE);
  }

  private static final class Each extends DoFn<Card, Card> {
    private static final long serialVersionUID = 1L;
    private final EachCard judge;

    Each(EachCard judge) {
      this.judge = judge;
    }

    @ProcessElement
    public void process(@Element Card card, MultiOutputReceiver out) {
      judge.judge(
          card,
          new Answer() {
            @Override
            public void left(Card left) {
              out.get(Decided.LEFT).output(left);
            }

            @Override
            public void removed(Removal removal) {
              out.get(Decided.REMOVALS).output(removal);
            }
          });
    }
  }

  private static final class First extends DoFn<KV<String, Iterable<Card>>, Card> {
    private static final long serialVersionUID = 1L;
    private final String stage;

    First(String stage) {
      this.stage = stage;
    }

    @ProcessElement
    public void process(@Element KV<String, Iterable<Card>> group, MultiOutputReceiver out) {
      List<Card> cards = new ArrayList<>();
      group.getValue().forEach(cards::add);
      cards.sort(Card.SURVIVOR_ORDER);
      Card first = cards.get(0);
      out.get(Decided.LEFT).output(first.withSize(cards.stream().mapToLong(Card::size).sum()));
      for (Card other : cards.subList(1, cards.size())) {
        out.get(Decided.REMOVALS)
            .output(Removal.of(other, new Decision(stage, "same-domain", null, null), first));
      }
    }
  }
}
