package dev.tamis.pipeline.decide;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Signature;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.source.density.SourceAccount;
import dev.tamis.pipeline.source.optout.SiteStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PValue;
import org.apache.beam.sdk.values.TupleTag;

/** Puts a stage into the graph under one name. */
final class Step extends PTransform<PCollection<Card>, Decided> {
  private static final long serialVersionUID = 1L;
  private final transient CorpusStage stage;
  private final transient PCollection<Signature> signatures;
  private final transient List<String> measures;
  private final transient CorpusStage.Sites sites;

  Step(
      CorpusStage stage,
      PCollection<Signature> signatures,
      List<String> measures,
      CorpusStage.Sites sites) {
    this.stage = stage;
    this.sites =
        new CorpusStage.Sites(
            stage.hearsSites() ? sites.statements() : null,
            stage.countsSources() ? sites.accounts() : null);
    this.signatures = signatures;
    this.measures = measures;
  }

  @Override
  public Map<TupleTag<?>, PValue> getAdditionalInputs() {
    Map<TupleTag<?>, PValue> inputs = new LinkedHashMap<>();
    if (signatures != null) {
      inputs.put(new TupleTag<Signature>("signatures"), signatures);
    }
    if (sites.statements() != null) {
      inputs.put(new TupleTag<SiteStatement.At>("statements"), sites.statements());
    }
    if (sites.accounts() != null) {
      inputs.put(new TupleTag<SourceAccount.At>("accounts"), sites.accounts());
    }
    return inputs;
  }

  @Override
  public Decided expand(PCollection<Card> cards) {
    return stage.decide(new CorpusStage.Given(cards, signatures, measures, sites));
  }
}
