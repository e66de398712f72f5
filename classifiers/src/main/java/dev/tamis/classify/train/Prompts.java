package dev.tamis.classify.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes the question that a teacher is asked of each document: a template with {@code {language}}
 * and {@code {text}}. The text is cut. Immutable and thread-safe.
 */
public final class Prompts {
  private static final String TEXT = "{text}";
  private static final String LANGUAGE = "{language}";

  private final String template;
  private final int maxCharacters;

  /**
   * Prompts.
   *
   * @param template must hold {@code {text}} once
   * @param maxCharacters of a text, at least 1; more is cut off
   */
  public Prompts(String template, int maxCharacters) {
    int at = template.indexOf(TEXT);
    if (at < 0 || template.indexOf(TEXT, at + 1) >= 0) {
      throw new IllegalArgumentException("the template must hold " + TEXT + " once");
    }
    if (maxCharacters < 1) {
      throw new IllegalArgumentException(
          "max-characters must be at least 1 (got: " + maxCharacters + ")");
    }
    this.template = template;
    this.maxCharacters = maxCharacters;
  }

  /** The template in the jar: educational use, 0 to 5 points. */
  public static String defaultTemplate() {
    return Templates.of(Templates.EDUCATIONAL);
  }

  /** The question about one document. */
  public String of(Documents.Entry document) {
    return of(document.text(), document.language());
  }

  /** The question about a text, which need not be as the document has it. */
  public String of(String whole, String language) {
    String text = whole;
    if (text.length() > maxCharacters) {
      int end = maxCharacters;
      end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
      text = text.substring(0, end);
    }
    int at = template.indexOf(TEXT);
    String before = template.substring(0, at).replace(LANGUAGE, language);
    String after = template.substring(at + TEXT.length()).replace(LANGUAGE, language);
    return before + text + after;
  }

  /** Writes a line with {@code id} and {@code prompt} for each document. */
  public void write(List<Documents.Entry> documents, Writer out) throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (Documents.Entry document : documents) {
      ObjectNode line = json.createObjectNode();
      line.put("id", document.id()).put("prompt", of(document));
      out.write(json.writeValueAsString(line));
      out.write('\n');
    }
  }
}
