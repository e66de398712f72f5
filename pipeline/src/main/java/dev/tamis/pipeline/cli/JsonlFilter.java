package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A Unix filter: a JSON object a line in, the same object with more fields out. A line that cannot
 * be used is told with its number on standard error and left out; the others follow, and the exit
 * status is 1.
 */
final class JsonlFilter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonlFilter() {}

  /**
   * Runs over standard input; {@code needed} is the field that each object must have as a string.
   */
  static int run(String needed, Consumer<ObjectNode> addFields, PrintWriter err)
      throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16);
    BufferedWriter out =
        new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
    int status = Tamis.DONE;
    long number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      ObjectNode object = parse(line, needed, number, err);
      if (object == null) {
        status = Tamis.FAILED;
        continue;
      }
      addFields.accept(object);
      out.write(JSON.writeValueAsString(object));
      out.write('\n');
    }
    out.flush();
    return status;
  }

  private static ObjectNode parse(String line, String needed, long number, PrintWriter err) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node instanceof ObjectNode object && object.path(needed).isTextual()) {
        return object;
      }
      err.println("tamis: line " + number + " is no JSON object with a string \"" + needed + "\"");
    } catch (JsonProcessingException e) {
      err.println("tamis: line " + number + " is not JSON");
    }
    return null;
  }
}
