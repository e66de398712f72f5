package dev.tamis.pipeline.extending;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.recipe.Recipe;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/** Removes every document of one domain. */
public record WithoutDomain(String domain) implements CorpusStage {
  public static List<CorpusStage> stages(Recipe recipe) {
    return List.of(new WithoutDomain("example.com")); // none where the recipe switches it off
  }

  @Override
  public String name() {
    return "without-domain";
  }

  @Override
  public Decided decide(Given given) {
    ParDo.MultiOutput<Card, Card> judge =
        ParDo.of(new Judge(domain)).withOutputTags(Decided.LEFT, TupleTagList.of(Decided.REMOVALS));
    PCollectionTuple said = given.cards().apply("Judge", judge);
    return Decided.uncounted(said.get(Decided.LEFT), said.get(Decided.REMOVALS));
  }

  private static final class Judge extends DoFn<Card, Card> {
    private static final long serialVersionUID = 1L;
    private final String domain;

    Judge(String domain) {
      this.domain = domain;
    }

    @ProcessElement
    public void process(@Element Card card, MultiOutputReceiver out) {
      if (card.domain().equals(domain)) {
        Decision why = new Decision("without-domain", "domain", domain, null);
        out.get(Decided.REMOVALS).output(Removal.of(card, why));
      } else {
        out.get(Decided.LEFT).output(card);
      }
    }
  }
}
