package dev.tamis.pipeline.extract;

/**
 * The headline that a page has its title from, and the text that stands with it: what the page is
 * about, however much there is of other things beside.
 */
final class Headline {
  private static final int SHORTEST = 12;

  /** So many letters of it show that a headline is the title. */
  private static final int TITLE = 24;

  /** So much running text beside a headline is what the page is about. */
  private static final double LEAST_BODY = 200;

  private final Element body;

  private Headline(Element body) {
    this.body = body;
  }

  /** The headline of a page, if it has one with text of its own. */
  static Headline of(PageTree page, RunningText running) {
    String title = NameDoubts.letters(page.title);
    for (Element element : page.elements) {
      if (element.tag != Tag.H1 || element.to == element.from || element.isLeftOut()) {
        continue;
      }
      String text = NameDoubts.letters(page.text(page.blocks.get(element.from)));
      String begin = text.substring(0, Math.min(text.length(), TITLE));
      Element around = element.parent;
      if (begin.length() >= SHORTEST && title.contains(begin) && around.tag != Tag.BODY) {
        return new Headline(running.of(around) >= LEAST_BODY ? around : null);
      }
    }
    return new Headline(null);
  }

  /** Whether an element has no part in the text that stands with the headline. */
  boolean isApartFrom(Element element) {
    return body != null && !element.isIn(body) && !body.isIn(element);
  }
}
