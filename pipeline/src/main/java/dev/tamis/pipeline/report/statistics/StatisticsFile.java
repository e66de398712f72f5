package dev.tamis.pipeline.report.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads and writes {@code report/statistics.json}, and its JSON Schema. */
public final class StatisticsFile {
  /** The name of the schema. */
  public static final String SCHEMA_ID = "urn:tamis:statistics:" + Statistics.SCHEMA;

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private StatisticsFile() {}

  /** As UTF-8, indented by object, with a line break at the end. */
  public static byte[] write(Statistics statistics) {
    try {
      return (JSON.writer(
                      new DefaultPrettyPrinter()
                          .withObjectIndenter(new DefaultIndenter("  ", "\n")))
                  .writeValueAsString(statistics)
              + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("statistics cannot be written", e);
    }
  }

  /**
   * Reads a file of the version that this build writes.
   *
   * @param name of the file, for messages
   * @throws IllegalArgumentException if it is none
   */
  public static Statistics read(String name, byte[] json) {
    try {
      JsonNode tree = JSON.readTree(json);
      int schema = tree.path("schema").asInt(0);
      if (schema != Statistics.SCHEMA) {
        throw new IllegalArgumentException(
            name + " must have schema " + Statistics.SCHEMA + " (got: " + schema + ")");
      }
      return JSON.treeToValue(tree, Statistics.class);
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " is no statistics.json of this version", e);
    }
  }

  /** The JSON Schema (draft 2020-12): every key, all of them always there. */
  public static JsonNode schema() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                Option.DEFINITIONS_FOR_ALL_OBJECTS);
    config
        .forFields()
        .withPropertyNameOverrideResolver(
            field -> PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(field.getName()))
        .withRequiredCheck(field -> true);
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) ->
                type.getErasedType() == ObjectNode.class
                    ? new CustomDefinition(
                        context.getGeneratorConfig().createObjectNode().put("type", "object"))
                    : null);
    ObjectNode schema = new SchemaGenerator(config.build()).generateSchema(Statistics.class);
    schema.put("$id", SCHEMA_ID);
    schema.put("title", "Statistics of a Tamis run, version " + Statistics.SCHEMA);
    return schema;
  }
}
