package dev.tamis.pipeline.curate.stages;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.PageFacts;
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

  /** Takes what the recipe says. */
  public static Loaded load(Recipe recipe) {
    return Loaded.of(() -> new ExtractText(recipe.extraction()));
  }

  ExtractText(ExtractionSection section) {
    this.section = section;
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
    Page page = body.isHtml() ? page(raw) : Page.ofText(text(body, raw));
    String text = TextCleaner.clean(page.text()).text().strip();
    PageStatements statements = body.isHtml() ? PageStatements.of(raw) : PageStatements.NONE;
    PageFacts facts = new PageFacts(page.title(), page.language(), page.canonical(), page.robots());
    if (text.isEmpty()) {
      return Verdict.exclude(document, name(), "no-text", 0L, 1L);
    }
    if (text.length() > MAX_CHARACTERS) {
      return Verdict.exclude(
          document, name(), "too-long", (long) text.length(), (long) MAX_CHARACTERS);
    }
    return Verdict.keep(document.withText(text).with(facts).with(statements));
  }

  @Override
  public String describe(Document passed) {
    return passed.text().length() + " characters";
  }

  private Page page(String html) {
    return section.mainContent() ? pages.of(html) : pages.everything(html);
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
