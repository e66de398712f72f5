package dev.tamis.pipeline.recipe;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Where in a YAML text each key stands, which the tree of its values does not know. */
final class Positions {
  private final Map<String, String> positions = new HashMap<>();

  private Positions() {}

  static Positions of(String yaml) {
    Positions found = new Positions();
    try (JsonParser parser = RecipeReader.YAML.getFactory().createParser(yaml)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        boolean element = parser.getParsingContext().inArray() && token.isScalarValue();
        if (token == JsonToken.FIELD_NAME || element) {
          var at = parser.currentTokenLocation();
          found.positions.put(
              path(parser.getParsingContext()), ":" + at.getLineNr() + ":" + at.getColumnNr());
        }
      }
    } catch (IOException e) {
      // The tree was read from the same text, so this cannot happen; a message without a place
      // still helps.
      return found;
    }
    return found;
  }

  /** ":line:column" of a key or a place in a list, or else of what it is part of. */
  String at(String key) {
    for (String at = key; !at.isEmpty(); at = RecipeTypes.parent(at)) {
      if (positions.containsKey(at)) {
        return positions.get(at);
      }
    }
    return "";
  }

  private static String separator(StringBuilder below) {
    return below.length() == 0 || below.charAt(0) == '[' ? "" : ".";
  }

  private static String path(JsonStreamContext context) {
    StringBuilder path = new StringBuilder();
    for (JsonStreamContext step = context; step != null; step = step.getParent()) {
      if (step.inArray()) {
        path.insert(0, "[" + step.getCurrentIndex() + "]" + separator(path));
      } else if (step.getCurrentName() != null) {
        path.insert(0, step.getCurrentName() + separator(path));
      }
    }
    return path.toString();
  }
}
