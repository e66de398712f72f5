package dev.tamis.pipeline.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/**
 * The tokenizer against html5lib's tests. Compared is what extraction can see: start tags with the
 * attributes that the case names, end tags, and text. Comments and doctypes are passed over, an
 * element that the room has no name for is any other, and line ends and NUL are brought to one form
 * on both sides, as {@code TextCleaner} does later.
 */
class Html5libTokenizerTest {
  private static final Path CASES =
      Path.of(System.getProperty("tamis.data", "../shared/data"), "html5lib/tokenizer");

  /** Cases that differ, by the reason. */
  private static final Map<String, Integer> KNOWN =
      new TreeMap<>(
          Map.of(
              "an element is put into the state of another", 2,
              "references in CDATA sections are resolved", 2,
              "NUL in the name of an attribute is not replaced", 5,
              "jsoup resolves numbers of surrogates, which are cleaned away later", 4));

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void everyCasePassesOrIsNamed() throws IOException {
    assumeTrue(Files.isDirectory(CASES), "no html5lib tests at tamis.data");
    Map<String, Integer> differ = new TreeMap<>();
    List<String> unexplained = new ArrayList<>();
    int cases = 0;
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".test")).sorted().toList()) {
        for (JsonNode test : json.readTree(file.toFile()).path("tests")) {
          for (String state : states(test)) {
            cases++;
            String wrong = run(test, state);
            String reason = wrong.isEmpty() ? "" : reason(test, state);
            if (!reason.isEmpty()) {
              differ.merge(reason, 1, Integer::sum);
            } else if (!wrong.isEmpty()) {
              unexplained.add(
                  file.getFileName() + ": " + test.path("description").asText() + wrong);
            }
          }
        }
      }
    }
    assertTrue(cases > 6000, "cases: " + cases);
    assertEquals(List.of(), unexplained);
    assertEquals(KNOWN, differ, "of " + cases);
  }

  private static List<String> states(JsonNode test) {
    List<String> states = new ArrayList<>();
    test.path("initialStates").forEach(state -> states.add(state.asText()));
    return states.isEmpty() ? List.of("Data state") : states;
  }

  private static String reason(JsonNode test, String state) {
    String input = test.path("input").asText();
    String last = test.path("lastStartTag").asText("");
    boolean script = state.equals("Script data state") && !last.equals("script");
    if (!last.isEmpty() && (script || (state.equals("RCDATA state") && last.equals("xmp")))) {
      return "an element is put into the state of another";
    }
    if (state.equals("CDATA section state")) {
      return "references in CDATA sections are resolved";
    }
    if (input.contains("\\u0000") || input.contains("\0")) {
      return "NUL in the name of an attribute is not replaced";
    }
    return input.toLowerCase(Locale.ROOT).contains("&#xd")
        ? "jsoup resolves numbers of surrogates, which are cleaned away later"
        : "";
  }

  private String run(JsonNode test, String state) throws IOException {
    boolean escaped = test.path("doubleEscaped").asBoolean();
    String input = unescape(test.path("input").asText(), escaped);
    String last = test.path("lastStartTag").asText("");
    String before =
        switch (state) {
          case "Data state" -> "";
          case "PLAINTEXT state" -> "<plaintext>";
          case "RCDATA state" -> "<" + (last.isEmpty() ? "title" : last) + ">";
          case "RAWTEXT state" -> "<" + (last.isEmpty() ? "style" : last) + ">";
          case "Script data state" -> "<script>";
          case "CDATA section state" -> "<math><![CDATA[";
          default -> throw new IOException("unknown state " + state);
        };
    Seen seen = new Seen(test.path("output"), before.isEmpty() ? 0 : 1, escaped);
    new HtmlTokenizer().run(before + input, seen);
    boolean raw = !before.isEmpty() && !state.startsWith("CDATA");
    String expected = expected(test.path("output"), escaped, raw);
    String actual = seen.toString();
    return one(expected).equals(one(actual))
        ? ""
        : " [" + input + "] wanted " + one(expected) + " got " + one(actual);
  }

  private static String one(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n').replace('\0', '\ufffd');
  }

  private static String unescape(String text, boolean escaped) {
    if (!escaped) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\u", i)) {
        out.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  /** The end tag of a raw element is not told apart from its text. */
  private static String expected(JsonNode output, boolean escaped, boolean raw) {
    StringBuilder out = new StringBuilder();
    boolean inRaw = raw;
    for (JsonNode token : output) {
      String kind = token.get(0).asText();
      if (kind.equals("Character")) {
        out.append(unescape(token.get(1).asText(), escaped));
      } else if (kind.equals("StartTag")) {
        Tag tag = tag(unescape(token.get(1).asText(), escaped));
        out.append("<").append(tag).append(new TreeMap<>(attributes(token.get(2), escaped)));
        inRaw = tag.form() == Tag.Form.RAW;
        out.append('>');
      } else if (kind.equals("EndTag")) {
        Tag tag = tag(unescape(token.get(1).asText(), escaped));
        out.append(inRaw ? "" : "</" + tag + ">");
        inRaw = false;
      }
    }
    return out.toString();
  }

  private static Tag tag(String name) {
    return Tag.of(name.toCharArray(), 0, name.length());
  }

  private static Map<String, String> attributes(JsonNode node, boolean escaped) {
    Map<String, String> attributes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      attributes.put(
          unescape(entry.getKey(), escaped), unescape(entry.getValue().asText(), escaped));
    }
    return attributes;
  }

  /** What the tokenizer tells. */
  private static final class Seen implements HtmlTokenizer.Handler {
    private final StringBuilder out = new StringBuilder();
    private final List<JsonNode> starts = new ArrayList<>();
    private final boolean escaped;
    private int skip;
    private int start;

    Seen(JsonNode output, int skip, boolean escaped) {
      this.skip = skip;
      this.escaped = escaped;
      output.forEach(
          token -> {
            if (token.get(0).asText().equals("StartTag")) {
              starts.add(token.get(2));
            }
          });
    }

    @Override
    public void start(Tag tag, Attributes attributes) {
      if (skip-- > 0) {
        return;
      }
      Map<String, String> values = new TreeMap<>();
      if (start < starts.size()) {
        for (String name : attributes(starts.get(start), escaped).keySet()) {
          if (attributes.has(name)) {
            values.put(name, Parser.unescapeEntities(attributes.get(name), true));
          }
        }
      }
      start++;
      out.append("<").append(tag).append(values).append('>');
    }

    @Override
    public void end(Tag tag) {
      out.append("</").append(tag).append(">");
    }

    @Override
    public void text(char[] chars, int from, int to) {
      out.append(PageBuilder.resolve(new String(chars, from, to - from)));
    }

    @Override
    public void raw(Tag tag, char[] chars, int from, int to) {
      String text = new String(chars, from, to - from);
      boolean resolved = tag == Tag.TITLE || tag == Tag.TEXTAREA;
      out.append(resolved ? PageBuilder.resolve(text) : text);
    }

    @Override
    public String toString() {
      return out.toString();
    }
  }
}
