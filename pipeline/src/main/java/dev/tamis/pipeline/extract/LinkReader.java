package dev.tamis.pipeline.extract;

/**
 * Links, code within lines, and images: what of them is text, and their signs in Markdown. Not
 * thread-safe.
 */
final class LinkReader {
  private static final String SYMBOLS = "¶#§🔗⚓∞🔖";
  private static final int LONGEST_LABEL = 60;

  private final BlockWriter writer;
  private final Format format;
  private BlockWriter.Mark start;
  private BlockWriter.Mark codeStart;
  private String target = "";
  private boolean permalink;

  LinkReader(BlockWriter writer, Format format) {
    this.writer = writer;
    this.format = format;
  }

  void start(Attributes attributes, Hint hint) {
    writer.inLink(attributes.has("href"));
    start = writer.mark();
    permalink = hint.is(Hint.PERMALINK);
    target = format.links() ? attributes.get("href") : "";
  }

  /** A link ends; one from a heading to itself is no text. */
  void end(Element in) {
    writer.inLink(false);
    if (start == null) {
      return;
    }
    String text = writer.since(start);
    boolean heading = in.tag.isHeading() || in.tag == Tag.DT;
    boolean symbol = !text.isEmpty() && text.length() <= 2 && SYMBOLS.contains(text);
    boolean behind = start.block() != null && start.block() == writer.block();
    boolean label = permalink && heading && behind && text.length() <= LONGEST_LABEL;
    if (symbol && (heading || permalink) || label) {
      writer.rollback(start);
    } else if (!target.isBlank() && !text.isEmpty() && writer.insert(start, "[")) {
      writer.close("](" + target.strip().replace(" ", "%20").replace(")", "%29") + ")");
    }
    start = null;
  }

  void startCode(Element in) {
    writer.inCode(true);
    codeStart = writer.mark();
  }

  void endCode() {
    String text = format.markdown() && codeStart != null ? writer.since(codeStart) : "";
    if (!text.isEmpty() && text.indexOf('\n') < 0 && text.indexOf('`') < 0) {
      if (writer.insert(codeStart, "`")) {
        writer.close("`");
      }
    }
    codeStart = null;
    writer.inCode(false);
  }

  void image(Element in, String alternative, Attributes attributes) {
    if (format.links()) {
      writer.sign(in, "![" + alternative + "](" + attributes.get("src").strip() + ")");
    } else {
      writer.append(in, alternative.toCharArray(), 0, alternative.length());
    }
  }
}
