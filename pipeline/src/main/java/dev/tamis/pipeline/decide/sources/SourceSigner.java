package dev.tamis.pipeline.decide.sources;

import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.recipe.SourcesSection;
import dev.tamis.pipeline.source.density.PageFacts;
import dev.tamis.pipeline.source.density.PeopleOnPage;
import java.util.ArrayList;
import java.util.List;

/** What a page adds to the account of its source. */
final class SourceSigner implements Signer {
  static final int VERSION = 1;
  private final List<SourcesSection.Safety> safety;

  SourceSigner(List<SourcesSection.Safety> safety) {
    this.safety = safety;
  }

  @Override
  public String stage() {
    return DenseSources.STAGE;
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public byte[] sign(Document document) {
    List<Boolean> over = new ArrayList<>(safety.size());
    for (SourcesSection.Safety rule : safety) {
      Double score = document.quality().scores().get(rule.model());
      over.add(score != null && score > rule.over());
    }
    return new PageFacts(
            document.redactions().counts(Cuts.NONE),
            document.find(PeopleOnPage.class, PeopleOnPage.NONE).values(),
            over)
        .toBytes();
  }
}
