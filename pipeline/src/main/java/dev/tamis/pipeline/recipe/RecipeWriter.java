package dev.tamis.pipeline.recipe;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import dev.tamis.pipeline.ledger.Hash128;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes resolved recipes, and the JSON Schema of all. */
public final class RecipeWriter {
  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE).build();

  private RecipeWriter() {}

  /** The resolved recipe as JSON on one line, always the same for the same recipe. */
  public static String toJson(Recipe recipe) {
    return sectionJson(recipe);
  }

  /** One section as JSON on one line, always the same for the same section. */
  public static String sectionJson(Object section) {
    try {
      return JSON.writeValueAsString(section);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a recipe cannot be written", e);
    }
  }

  /** The resolved recipe as YAML, which reads to the same recipe. */
  public static String toYaml(Recipe recipe) {
    try {
      JsonNode tree = JSON.readTree(toJson(recipe));
      return RecipeReader.YAML
          .writer()
          .without(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a recipe cannot be written", e);
    }
  }

  /** SHA-256 of {@link #toJson}, hexadecimal. */
  public static String sha256(Recipe recipe) {
    byte[] json = toJson(recipe).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Hash128.sha256().digest(json));
  }

  /**
   * The JSON Schema (draft 2020-12) of a recipe, for editors; no key is required, for all have
   * defaults.
   */
  public static JsonNode schema() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
    config
        .forFields()
        .withPropertyNameOverrideResolver(
            field ->
                PropertyNamingStrategies.KebabCaseStrategy.INSTANCE.translate(field.getName()));
    config
        .forTypesInGeneral()
        .withAdditionalPropertiesResolver(
            scope ->
                scope.getType().getErasedType().isRecord()
                        && scope.getType().getErasedType() != ByteSize.class
                    ? Void.class
                    : null);
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) ->
                type.getErasedType() == ByteSize.class
                    ? new CustomDefinition(
                        context
                            .getGeneratorConfig()
                            .createObjectNode()
                            .put("type", "string")
                            .put("pattern", "^[0-9]{1,12} (B|KiB|MiB|GiB|TiB)$"))
                    : null);
    config.forTypesInGeneral().withCustomDefinitionProvider(new QualityModelSchema());
    config.forTypesInGeneral().withCustomDefinitionProvider(new DomainListSchema());
    ObjectNode schema = new SchemaGenerator(config.build()).generateSchema(Recipe.class);
    schema.put("$id", "urn:tamis:recipe:" + Recipe.VERSION);
    schema.put("title", "Recipe of Tamis, version " + Recipe.VERSION);
    ((ObjectNode) schema.get("properties"))
        .putObject("extends")
        .put("type", "string")
        .put("description", "A preset (" + String.join(", ", Presets.NAMES) + ") or a file");
    return schema;
  }

  /** A list is a path, or a map of keys. */
  private static final class DomainListSchema implements CustomDefinitionProviderV2 {
    @Override
    public CustomDefinition provideCustomSchemaDefinition(
        ResolvedType type, SchemaGenerationContext context) {
      if (type.getErasedType() != DomainList.class) {
        return null;
      }
      ObjectNode keys = context.createStandardDefinition(type, this);
      ObjectNode either = context.getGeneratorConfig().createObjectNode();
      either.putArray("anyOf").add(JSON.createObjectNode().put("type", "string")).add(keys);
      return new CustomDefinition(either);
    }
  }

  /** A classifier is a name, or a map of keys. */
  private static final class QualityModelSchema implements CustomDefinitionProviderV2 {
    @Override
    public CustomDefinition provideCustomSchemaDefinition(
        ResolvedType type, SchemaGenerationContext context) {
      if (type.getErasedType() != QualityModel.class) {
        return null;
      }
      ObjectNode keys = context.createStandardDefinition(type, this);
      ObjectNode properties = (ObjectNode) keys.get("properties");
      ((ObjectNode) properties.get("kind")).set("enum", JSON.valueToTree(QualityModel.KINDS));
      ObjectNode either = context.getGeneratorConfig().createObjectNode();
      either
          .putArray("anyOf")
          .add(JSON.createObjectNode().put("const", QualityModel.TEXTNESS))
          .add(keys);
      return new CustomDefinition(either);
    }
  }
}
