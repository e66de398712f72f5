package dev.tamis.pipeline.curate.stages;

import dev.tamis.pii.Hint;
import dev.tamis.pii.PiiScanner;
import dev.tamis.pii.Scrubbed;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.PageFacts;
import dev.tamis.pipeline.corpus.Redactions;
import dev.tamis.pipeline.corpus.Source;
import dev.tamis.pipeline.curate.models.PiiSettings;
import dev.tamis.pipeline.recipe.Recipe;
import java.util.SortedMap;

/**
 * Takes personal data out of the text, the URL and what the page says of itself, then looks once
 * more: what still holds any is not written (leak check).
 */
public final class ScrubPii implements DocumentStage {
  private final PiiScanner scanner;

  /** Makes the scanner that the recipe asks for. */
  public static Loaded load(Recipe recipe) {
    PiiScanner scanner = PiiSettings.scanner(recipe.pii());
    SortedMap<String, String> models = PiiSettings.models(recipe.pii());
    return Loaded.of(() -> new ScrubPii(scanner), models);
  }

  ScrubPii(PiiScanner scanner) {
    this.scanner = scanner;
  }

  @Override
  public String name() {
    return "pii";
  }

  @Override
  public Verdict apply(Document document) {
    Source source = document.source();
    Hint hint = Hint.ofHost(document.language().tag().language(), source.host());
    Scrubbed scrubbed = scanner.scrub(document.text(), hint);
    Document found = document.with(new Found(scrubbed));
    if (scrubbed.drop().isPresent()) {
      Scrubbed.Drop drop = scrubbed.drop().get();
      return Verdict.exclude(found, name(), drop.rule(), drop.value(), drop.threshold());
    }
    if (!scrubbed.findings().isEmpty() && !scanner.leaks(scrubbed.text(), hint).isEmpty()) {
      return new Verdict.Failed("pii: leak-check");
    }
    PageFacts page = document.page();
    String url = scrub(source.url());
    return Verdict.keep(
        found
            .withText(scrubbed.text())
            .with(new Source(url, source.host(), source.domain()))
            .with(
                new PageFacts(
                    scanner.scrub(page.title(), hint).text(),
                    page.language(),
                    page.canonical().equals(source.url()) ? url : scrub(page.canonical()),
                    page.robots()))
            .with(redactions(scrubbed)));
  }

  @Override
  public String describe(Document passed) {
    return passed.redactions().counts(Cuts.NONE).toString();
  }

  /** A short text without personal data, as outcomes may show it. */
  public String scrub(String text) {
    return text.isEmpty() ? text : scanner.scrub(text, Hint.NONE).text();
  }

  /**
   * What was found, with its places in the text as the stage was given it; not stored.
   *
   * @param scrubbed the answer of the scanner
   */
  public record Found(Scrubbed scrubbed) {}

  private static Redactions redactions(Scrubbed scrubbed) {
    return new Redactions(
        scrubbed.redactions().stream()
            .map(at -> new Redactions.Redaction(at.kind(), at.start(), at.end()))
            .toList());
  }
}
