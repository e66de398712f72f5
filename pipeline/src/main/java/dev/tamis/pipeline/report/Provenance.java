package dev.tamis.pipeline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.classify.rules.RuleSet;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an output came about.
 *
 * @param version of Tamis
 * @param recipe the resolved recipe as JSON
 * @param recipeSha256 digest of the resolved recipe
 * @param models digest of each model by name
 * @param ruleSets what each set of rules that was asked is about, in the order of the recipe
 */
public record Provenance(
    String version,
    String recipe,
    String recipeSha256,
    SortedMap<String, String> models,
    Map<String, RuleSet.About> ruleSets)
    implements Serializable {

  /** Copies the maps. */
  public Provenance {
    models = new TreeMap<>(models);
    ruleSets = Collections.unmodifiableMap(new LinkedHashMap<>(ruleSets));
  }

  ObjectNode manifest(ObjectNode statistics, List<OutputFiles.Published> files) {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("schema", 1).put("tamis", version);
    manifest.set("records", statistics.get("records"));
    try {
      manifest.set("recipe", new ObjectMapper().readTree(recipe));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the recipe that was passed on is no JSON", e);
    }
    manifest.put("recipe_sha256", recipeSha256);
    ObjectNode digests = manifest.putObject("models");
    models.forEach(digests::put);
    describeRules(manifest);
    for (OutputFiles.Published file : files) {
      ObjectNode entry = manifest.withArrayProperty("files").addObject().put("path", file.path());
      if (file.records() >= 0) {
        entry.put("records", file.records());
      }
      entry.put("bytes", file.bytes()).put("sha256", file.sha256());
    }
    return manifest;
  }

  /** "Gopher" is not one set of rules: each says which variant it is, and of whose words. */
  private void describeRules(ObjectNode manifest) {
    ObjectNode sets = manifest.putObject("rule_sets");
    ruleSets.forEach(
        (name, about) ->
            sets.putObject(name)
                .put("variant", about.variant())
                .put("words", about.words())
                .put("source", about.source()));
  }
}
