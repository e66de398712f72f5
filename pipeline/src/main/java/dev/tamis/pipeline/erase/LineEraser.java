package dev.tamis.pipeline.erase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.erase.Eraser.Erased;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds the values of a list in the records of a corpus, kept and excluded. Not thread-safe. */
public final class LineEraser {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Eraser eraser;

  /** Looks with an eraser. */
  public LineEraser(Eraser eraser) {
    this.eraser = eraser;
  }

  /**
   * What was found in a record.
   *
   * @param record without it
   * @param requests ids of the requests, sorted
   * @param drop the request for which the record leaves, by its id, its address, or what is in it;
   *     null if it stays
   */
  public record Found(ObjectNode record, TreeSet<String> requests, String drop) {}

  /** Looks through every string of a record but its ids. */
  public Found find(ObjectNode record) {
    String drop = eraser.record(record.path("id").asText(), record.path("url").asText());
    ObjectNode rest = record.deepCopy();
    List<Erased> parts = new ArrayList<>();
    scrub(rest, parts);
    TreeSet<String> requests = new TreeSet<>();
    for (Erased part : parts) {
      requests.addAll(part.requests());
      drop = drop == null ? part.drop() : drop;
    }
    return new Found(rest, requests, drop);
  }

  /**
   * The line of a record that is not in the corpus; one whose record is erased says nothing of it.
   *
   * @param left whether the record with an id has left the corpus, so that it stands for no copies
   * @param stage for which it left
   * @return the same bytes if nothing is erased
   */
  public byte[] excluded(byte[] line, Predicate<String> left, String stage) throws IOException {
    ObjectNode record = (ObjectNode) JSON.readTree(line);
    Found found = find(record);
    ObjectNode rest = found.record;
    if (found.drop != null) {
      rest.remove(List.of("id", "url", "text", "survivor", "survivor_left_by"));
      rest.put("erased", found.drop);
    }
    if (rest.has("survivor") && left.test(rest.path("survivor").asText())) {
      rest.putNull("survivor");
      rest.put("survivor_left_by", stage);
    }
    return rest.equals(record) ? line : JSON.writeValueAsBytes(rest);
  }

  /** Ids of the requests for which something of a line is to go, sorted. */
  public Set<String> requests(byte[] line) throws IOException {
    Found found = find((ObjectNode) JSON.readTree(line));
    TreeSet<String> requests = new TreeSet<>(found.requests);
    if (found.drop != null) {
      requests.add(found.drop);
    }
    return requests;
  }

  /** Of an address only what is before the page is left. */
  private void scrub(ObjectNode node, List<Erased> parts) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode value = node.get(name);
      if (value.isObject()) {
        scrub((ObjectNode) value, parts);
      } else if (value.isTextual() && !name.equals("id") && !name.equals("survivor")) {
        Erased erased =
            name.equals("url") ? eraser.url(value.asText()) : eraser.text(value.asText());
        if (!erased.isClean()) {
          parts.add(erased);
          node.put(name, erased.text());
        }
      }
    }
  }
}
