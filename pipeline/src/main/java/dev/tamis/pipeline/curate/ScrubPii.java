package dev.tamis.pipeline.curate;

import dev.tamis.pii.Hint;
import dev.tamis.pii.PiiScanner;
import dev.tamis.pii.Scrubbed;

/**
 * Takes personal data out of the text and the URL, then looks once more: what still holds any is
 * not written (leak check).
 */
final class ScrubPii implements DocumentStage {
  private final PiiScanner scanner;

  ScrubPii(PiiScanner scanner) {
    this.scanner = scanner;
  }

  @Override
  public String name() {
    return "pii";
  }

  @Override
  public Verdict apply(Document document) {
    Hint hint = Hint.ofHost(document.language().tag().language(), document.host());
    Scrubbed scrubbed = scanner.scrub(document.text(), hint);
    if (scrubbed.drop().isPresent()) {
      Scrubbed.Drop drop = scrubbed.drop().get();
      return Verdict.exclude(name(), drop.rule(), drop.value(), drop.threshold());
    }
    if (!scrubbed.findings().isEmpty() && !scanner.leaks(scrubbed.text(), hint).isEmpty()) {
      return new Verdict.Failed("pii: leak-check");
    }
    String url = scrubUrl(document.url());
    return Verdict.keep(document.withScrubbed(url, scrubbed.text(), scrubbed.counts()));
  }

  /** A URL without personal data, as outcomes may show it. */
  String scrubUrl(String url) {
    return scanner.scrub(url, Hint.NONE).text();
  }
}
