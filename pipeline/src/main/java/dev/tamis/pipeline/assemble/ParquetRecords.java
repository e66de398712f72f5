package dev.tamis.pipeline.assemble;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * Kept records as rows: the fields of their lines under the same names, always all of them, so that
 * every file of a corpus has one schema. Names that are data (kinds, tags, models) are keys of
 * maps; notes, whose values have no one type, stay JSON.
 */
final class ParquetRecords {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY_VALUE = "key_value";

  /** The schema of every file. */
  static final MessageType SCHEMA =
      Types.buildMessage()
          .required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("id")
          .required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("url")
          .required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("domain")
          .required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("fetched")
          .required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("text")
          .required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("language")
          .required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("script")
          .required(PrimitiveTypeName.DOUBLE)
          .named("language_score")
          .addField(map("languages", PrimitiveTypeName.DOUBLE))
          .required(PrimitiveTypeName.BOOLEAN)
          .named("multilingual")
          .optional(PrimitiveTypeName.DOUBLE)
          .named("quality")
          .addField(map("scores", PrimitiveTypeName.DOUBLE))
          .addField(map("labels", PrimitiveTypeName.BINARY))
          .addField(map("signals", PrimitiveTypeName.DOUBLE))
          .optional(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.jsonType())
          .named("notes")
          .addField(map("pii", PrimitiveTypeName.INT64))
          .requiredGroup()
          .required(PrimitiveTypeName.BINARY)
          .as(LogicalTypeAnnotation.stringType())
          .named("shard")
          .required(PrimitiveTypeName.INT64)
          .named("offset")
          .named("source")
          .required(PrimitiveTypeName.INT64)
          .named("cluster_size")
          .named("record");

  private ParquetRecords() {}

  private static org.apache.parquet.schema.Type map(String name, PrimitiveTypeName value) {
    return Types.requiredMap()
        .key(
            Types.required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named("key"))
        .value(
            value == PrimitiveTypeName.BINARY
                ? Types.optional(value).as(LogicalTypeAnnotation.stringType()).named("value")
                : Types.optional(value).named("value"))
        .named(name);
  }

  /** The row of a line. */
  static Group row(byte[] line) throws IOException {
    JsonNode json = JSON.readTree(line);
    Group row = new SimpleGroup(SCHEMA);
    for (String name :
        new String[] {"id", "url", "domain", "fetched", "text", "language", "script"}) {
      row.append(name, json.get(name).asText());
    }
    row.append("language_score", json.get("language_score").asDouble());
    entries(row, "languages", json, (entry, value) -> entry.append("value", value.asDouble()));
    row.append("multilingual", json.get("multilingual").asBoolean());
    if (json.hasNonNull("quality")) {
      row.append("quality", json.get("quality").asDouble());
    }
    entries(row, "scores", json, (entry, value) -> entry.append("value", value.asDouble()));
    entries(row, "labels", json, (entry, value) -> entry.append("value", value.asText()));
    entries(row, "signals", json, (entry, value) -> entry.append("value", value.asDouble()));
    if (json.has("notes")) {
      row.append("notes", json.get("notes").toString());
    }
    entries(row, "pii", json, (entry, value) -> entry.append("value", value.asLong()));
    JsonNode source = json.get("source");
    row.addGroup("source")
        .append("shard", source.get("shard").asText())
        .append("offset", source.get("offset").asLong());
    row.append("cluster_size", json.get("cluster_size").asLong());
    return row;
  }

  private static void entries(
      Group row, String name, JsonNode json, BiConsumer<Group, JsonNode> put) {
    Group map = row.addGroup(name);
    for (Map.Entry<String, JsonNode> field : json.path(name).properties()) {
      Group entry = map.addGroup(KEY_VALUE);
      entry.append("key", field.getKey());
      if (!field.getValue().isNull()) {
        put.accept(entry, field.getValue());
      }
    }
  }
}
