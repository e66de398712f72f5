package dev.tamis.pipeline.extract;

import java.util.Set;

/**
 * Links, code within lines, and images: what of them is text, and their signs in Markdown. Not
 * thread-safe.
 */
final class LinkReader {
  private static final String SYMBOLS = "¶#§🔗⚓∞🔖";
  private static final int NEAR = 3;
  private static final int LONGEST_LABEL = 60;

  private final BlockWriter writer;
  private final Format format;
  private final Set<String> anchors;
  private BlockWriter.Mark start;
  private BlockWriter.Mark codeStart;
  private String target = "";
  private boolean permalink;

  LinkReader(BlockWriter writer, Format format, Set<String> anchors) {
    this.writer = writer;
    this.format = format;
    this.anchors = anchors;
  }

  /**
   * A link begins. One from a heading, a term or a caption to a place on the page is there to be
   * copied, and its text is that of the heading.
   */
  void start(Attributes attributes, Hint hint, Element in) {
    String to = attributes.get("href");
    boolean own = to.startsWith("#") && isInName(in);
    boolean address = to.startsWith("mailto:") || to.startsWith("tel:");
    writer.inLink(attributes.has("href") && !own && !address);
    if (own) {
      anchors.add(to.substring(1));
    }
    start = writer.mark();
    permalink = hint.is(Hint.PERMALINK);
    target = format.links() ? to : "";
  }

  private static boolean isInName(Element element) {
    Element at = element;
    for (int i = 0; i < NEAR && at != null; i++) {
      Tag tag = at.tag;
      if (tag.isHeading() || tag == Tag.DT || tag == Tag.CAPTION || tag == Tag.FIGCAPTION) {
        return true;
      }
      at = at.parent;
    }
    return false;
  }

  /** A link ends; one from a heading to itself is no text. */
  void end(Element in) {
    writer.inLink(false);
    if (start == null) {
      return;
    }
    String text = writer.since(start);
    boolean heading = isInName(in);
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
