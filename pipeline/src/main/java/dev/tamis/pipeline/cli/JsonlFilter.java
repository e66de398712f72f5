package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.classify.Surrogates;
import dev.tamis.pipeline.recipe.Nearest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A Unix filter: a JSON object a line in, the same object with more fields out. A line that cannot
 * be used is told with its number on standard error, without anything of what it says, and left
 * out; the others follow, and the exit status is 1.
 */
final class JsonlFilter {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private static final JsonMapper JSON = mapper();

  private JsonlFilter() {}

  /** What an object does not say to the filter may be of any kind and size. */
  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .build());
    return mapper;
  }

  /**
   * Runs over standard input; {@code needed} is the field that each object must have as a string.
   */
  static int run(String needed, Consumer<ObjectNode> addFields, PrintWriter err)
      throws IOException {
    OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
    Read read =
        forEach(
            List.of(needed),
            object -> {
              addFields.accept(object);
              out.write(bytes(object));
              out.write('\n');
            },
            err);
    out.flush();
    return read.bad() == 0 ? Tamis.DONE : Tamis.FAILED;
  }

  private static byte[] bytes(ObjectNode object) throws IOException {
    if (!hasHalves(object)) {
      return JSON.writeValueAsBytes(object);
    }
    // Half a code point has no UTF-8, and a question mark would be one that was asked. Jackson's
    // writer of bytes joins a half with whatever follows it.
    String text = Surrogates.replaceLone(JSON.writeValueAsString(object));
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean hasHalves(JsonNode node) {
    if (node.isTextual()) {
      return Surrogates.hasLone(node.textValue());
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      if (Surrogates.hasLone(names.next())) {
        return true;
      }
    }
    for (JsonNode child : node) {
      if (hasHalves(child)) {
        return true;
      }
    }
    return false;
  }

  /** Takes an object. */
  interface Taker {
    void take(ObjectNode object) throws IOException;
  }

  /**
   * What was read.
   *
   * @param good lines that were taken
   * @param bad lines that were told and left out
   */
  record Read(long good, long bad) {}

  /**
   * Hands out each object on standard input.
   *
   * @param needed fields of which each must have one as a string
   * @throws IllegalArgumentException if standard input is closed
   */
  static Read forEach(List<String> needed, Taker taker, PrintWriter err) throws IOException {
    if ("closed".equals(System.getenv("TAMIS_STDIN"))) {
      throw new IllegalArgumentException(
          "standard input is closed; give JSON lines, as in: tamis ... < lines.jsonl");
    }
    ByteLines in = new ByteLines(System.in);
    long good = 0;
    long bad = 0;
    long number = 0;
    while (in.advance()) {
      number++;
      String json = null;
      if (!in.isPlain() || !in.beginsObject()) {
        String line = in.text();
        boolean marked = number == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK;
        json = marked ? line.substring(1) : line;
        if (json.isBlank()) {
          continue;
        }
      }
      try {
        taker.take(object(json == null ? parse(in) : parse(json), needed));
        good++;
      } catch (BadLine e) {
        err.println("tamis: line " + number + ": " + e.getMessage());
        bad++;
      }
    }
    return new Read(good, bad);
  }

  /** The bytes as they are, or where they cannot be used the characters, for what is wrong. */
  private static JsonNode parse(ByteLines line) throws BadLine {
    try {
      return JSON.readTree(line.bytes(), line.offset(), line.length());
    } catch (IOException e) {
      return parse(line.text());
    }
  }

  private static JsonNode parse(String line) throws BadLine {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      // Jackson's message quotes the line.
      throw new BadLine(
          "this is not JSON (column " + e.getLocation().getColumnNr() + "); a line is one object");
    }
  }

  private static ObjectNode object(JsonNode node, List<String> needed) throws BadLine {
    if (!(node instanceof ObjectNode object)) {
      throw new BadLine("this is " + kind(node) + ", not an object");
    }
    for (String field : needed) {
      if (object.path(field).isTextual()) {
        return object;
      }
    }
    String field = needed.get(0);
    if (object.has(field)) {
      throw new BadLine("\"" + field + "\" is " + kind(object.get(field)) + ", not a string");
    }
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    throw new BadLine(
        "there is no field \""
            + String.join("\" or \"", needed)
            + "\""
            + Nearest.hint(field, names));
  }

  private static String kind(JsonNode node) {
    String type = node.getNodeType().name().toLowerCase(Locale.ROOT);
    return switch (node.getNodeType()) {
      case ARRAY, OBJECT -> "an " + type;
      case NULL, MISSING -> "nothing";
      default -> "a " + type;
    };
  }

  /** A line that cannot be used, and why. */
  private static final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    BadLine(String message) {
      super(message);
    }
  }
}
