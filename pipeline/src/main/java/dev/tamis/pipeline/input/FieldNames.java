package dev.tamis.pipeline.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tamis.pipeline.input.bytes.Cursor;
import dev.tamis.pipeline.recipe.Nearest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;

/** The names of the fields that the head of a shard shows. */
final class FieldNames {
  private static final int MAX_NAMED = 20;
  private static final int MAX_DEPTH = 3;

  /** Under these names others have the text. */
  private static final List<String> USUAL =
      List.of("text", "content", "raw_content", "body", "document", "page_content", "markdown");

  private final JsonFactory json = JsonRecords.factory(Cursor.LOOKAHEAD);

  /** How many characters each field has, over all records that were seen. */
  private final Map<String, Long> characters = new TreeMap<>();

  private int records;

  private FieldNames() {}

  /**
   * The fields of the records in the head of a file.
   *
   * @throws IllegalArgumentException if there are records and none has a text or page
   */
  static List<String> ofJson(Shard shard, Formats.Format format, Fields names) throws IOException {
    FieldNames found = new FieldNames();
    try (Cursor cursor = Files.cursor(shard.resource(), format.compression())) {
      cursor.ensure(Cursor.LOOKAHEAD);
      found.addAll(cursor.copy(cursor.available()), format.container() == Container.JSONL);
    }
    List<String> fields = List.copyOf(found.characters.keySet());
    if (found.records > 0) {
      String longest =
          found.characters.entrySet().stream()
              .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
              .filter(entry -> entry.getValue() > 0)
              .map(Map.Entry::getKey)
              .orElse("");
      check(
          shard, names, fields, longest, "no record of the first " + found.records + " has field");
    }
    return fields;
  }

  private void addAll(byte[] head, boolean lines) {
    if (!lines) {
      add(head, 0, head.length);
      return;
    }
    int from = 0;
    for (int at = 0; at < head.length; at++) {
      if (head[at] == '\n') {
        add(head, from, at - from);
        from = at + 1;
      }
    }
    add(head, from, head.length - from);
  }

  /** Adds what can be read of records; one that is cut off or broken gives what stands before. */
  private void add(byte[] bytes, int from, int length) {
    Map<String, Long> before = new TreeMap<>(characters);
    int whole = 0;
    try (JsonParser parser = json.createParser(bytes, from, length)) {
      Deque<String> path = new ArrayDeque<>();
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> path.addLast(path.isEmpty() ? "" : step(path, parser));
          case END_OBJECT -> {
            path.removeLast();
            whole += path.isEmpty() ? 1 : 0;
          }
          case FIELD_NAME, START_ARRAY, END_ARRAY -> {}
          default -> {
            if (!path.isEmpty() && path.size() <= MAX_DEPTH && parser.currentName() != null) {
              long n = token == JsonToken.VALUE_STRING ? parser.getTextLength() : 0;
              characters.merge(step(path, parser), n, Long::sum);
            }
          }
        }
      }
    } catch (IOException e) {
      if (whole == 0) {
        characters.clear();
        characters.putAll(before);
      }
    }
    records += whole;
  }

  private static String step(Deque<String> path, JsonParser parser) throws IOException {
    String name = parser.currentName() == null ? "" : parser.currentName();
    return path.getLast().isEmpty() ? name : path.getLast() + "." + name;
  }

  /**
   * The columns of a file.
   *
   * @throws IllegalArgumentException if none is the text or page
   */
  static List<String> ofParquet(Shard shard, Fields names) throws IOException {
    List<String> columns = new ArrayList<>();
    ParquetReadOptions settings =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader file =
        ParquetFileReader.open(new ParquetFile(shard.resource(), shard.sizeBytes()), settings)) {
      addColumns("", file.getFileMetaData().getSchema(), columns);
    } catch (RuntimeException e) {
      return List.of(); // the run tells it as damage
    } catch (IOException e) {
      if (e.getCause() == null || e.getCause() instanceof IOException) {
        throw e;
      }
      return List.of();
    }
    columns.sort(null);
    String usual = USUAL.stream().filter(columns::contains).findFirst().orElse("");
    check(shard, names, columns, usual, "the file has no column");
    return columns;
  }

  private static void addColumns(String prefix, GroupType group, List<String> columns) {
    for (Type type : group.getFields()) {
      if (type.isPrimitive() || type.asGroupType().getLogicalTypeAnnotation() != null) {
        columns.add(prefix + type.getName());
      } else {
        addColumns(prefix + type.getName() + ".", type.asGroupType(), columns);
      }
    }
  }

  private static void check(
      Shard shard, Fields names, List<String> fields, String likely, String complaint) {
    if (fields.contains(names.text()) || fields.contains(names.html())) {
      return;
    }
    String hint =
        likely.isEmpty()
            ? Nearest.hint(names.text(), fields)
            : "; is it --set input.fields.text=" + likely + "?";
    int more = fields.size() - MAX_NAMED;
    throw new IllegalArgumentException(
        "input "
            + shard.resource()
            + ": "
            + complaint
            + " '"
            + names.text()
            + "' or '"
            + names.html()
            + "'; there are "
            + String.join(", ", fields.subList(0, Math.min(MAX_NAMED, fields.size())))
            + (more > 0 ? " and " + more + " more" : "")
            + hint);
  }
}
