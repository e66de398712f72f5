package dev.tamis.pipeline.curate.stages;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.PageFacts;
import dev.tamis.pipeline.corpus.ShownText;
import dev.tamis.pipeline.extract.Format;
import dev.tamis.pipeline.extract.LineFilter;
import dev.tamis.pipeline.extract.MainText;
import dev.tamis.pipeline.extract.Page;
import dev.tamis.pipeline.input.Body;
import dev.tamis.pipeline.input.charset.Decoded;
import dev.tamis.pipeline.input.charset.Decoder;
import dev.tamis.pipeline.input.charset.TextCleaner;
import dev.tamis.pipeline.recipe.ExtractionSection;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.source.optout.PageStatements;

/** Decodes the body, takes the text out of pages and brings it to one form. */
public final class ExtractText implements DocumentStage {
  private static final int MAX_CHARACTERS = 4 << 20;

  private final MainText pages;
  private final ExtractionSection section;
  private final boolean shown;

  /** Takes what the recipe says. */
  public static Loaded load(Recipe recipe) {
    boolean shown = recipe.sources().active();
    return Loaded.of(() -> new ExtractText(recipe.extraction(), shown));
  }

  ExtractText(ExtractionSection section) {
    this(section, false);
  }

  /**
   * Sets it up.
   *
   * @param shown whether all that a page shows is kept beside its text, as a {@link ShownText}
   */
  ExtractText(ExtractionSection section, boolean shown) {
    this.section = section;
    this.shown = shown;
    this.pages =
        new MainText(
            new Format(
                section.format().equals("markdown"),
                section.links().equals("keep"),
                section.images().equals("alt")));
  }

  @Override
  public String name() {
    return "extraction";
  }

  @Override
  public Verdict apply(Document document) {
    Body body = document.record().body();
    Decoded decoded = decode(body);
    if (decoded.isBroken()) {
      long limit = decoded.text().length() / 100L;
      return Verdict.exclude(document, name(), "invalid-text", (long) decoded.invalid(), limit);
    }
    String raw = decoded.text();
    MainText.Opened opened = body.isHtml() ? pages.open(raw) : null;
    Page page = opened == null ? Page.ofText(text(body, raw)) : page(opened);
    Document seen = shown ? document.with(shownText(opened, raw)) : document;
    String text = TextCleaner.clean(page.text()).text().strip();
    PageStatements statements = body.isHtml() ? PageStatements.of(raw) : PageStatements.NONE;
    PageFacts facts = new PageFacts(page.title(), page.language(), page.canonical(), page.robots());
    if (text.isEmpty()) {
      return Verdict.exclude(seen, name(), "no-text", 0L, 1L);
    }
    if (text.length() > MAX_CHARACTERS) {
      return Verdict.exclude(seen, name(), "too-long", (long) text.length(), (long) MAX_CHARACTERS);
    }
    return Verdict.keep(seen.withText(text).with(facts).with(statements));
  }

  @Override
  public String describe(Document passed) {
    return passed.text().length() + " characters";
  }

  private static ShownText shownText(MainText.Opened opened, String raw) {
    return new ShownText(opened == null ? raw : opened.shown());
  }

  private Page page(MainText.Opened opened) {
    return section.mainContent() ? opened.main() : opened.everything();
  }

  private String text(Body body, String raw) {
    return body.isFlattened() && section.filterLines() ? LineFilter.filter(raw) : raw;
  }

  /** The characters of a document. */
  public static Decoded decode(Body body) {
    if (body instanceof Body.Bytes bytes) {
      return bytes.isHtml()
          ? Decoder.html(bytes.bytes(), bytes.charset())
          : Decoder.text(bytes.bytes(), bytes.charset());
    }
    return Decoded.ofString(((Body.Chars) body).text());
  }
}
