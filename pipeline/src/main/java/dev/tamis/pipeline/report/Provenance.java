package dev.tamis.pipeline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.classify.rules.RuleSet;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeWriter;
import dev.tamis.pipeline.source.lists.ListReport;
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
 * @param recipe the resolved recipe
 * @param models digest of each model by name
 * @param lists digest of each other file that a stage has read, by name
 * @param listReports what was made of the lines of each list of domains, by name
 * @param ruleSets what each set of rules that was asked is about, in the order of the recipe
 * @param tokenizer by which tokens were counted, as the account names it; empty for none
 * @param stages names of all stages in the order of the flow, as outcomes name them
 * @param inputs paths and globs of shards as they were given, sorted
 */
public record Provenance(
    String version,
    Recipe recipe,
    SortedMap<String, String> models,
    SortedMap<String, String> lists,
    SortedMap<String, ListReport> listReports,
    Map<String, RuleSet.About> ruleSets,
    String tokenizer,
    List<String> stages,
    List<String> inputs)
    implements Serializable {

  /** Copies the maps and lists. */
  public Provenance {
    models = new TreeMap<>(models);
    lists = new TreeMap<>(lists);
    listReports = new TreeMap<>(listReports);
    ruleSets = Collections.unmodifiableMap(new LinkedHashMap<>(ruleSets));
    stages = List.copyOf(stages);
    inputs = inputs.stream().sorted().toList();
  }

  /** Digest of the resolved recipe. */
  String recipeSha256() {
    return RecipeWriter.sha256(recipe);
  }

  /** Digests of models and lists by name. */
  SortedMap<String, String> digests() {
    SortedMap<String, String> digests = new TreeMap<>(models);
    digests.putAll(lists);
    return digests;
  }

  /** What the sets of rules are about, in a few words, by name. */
  Map<String, String> sets() {
    Map<String, String> sets = new LinkedHashMap<>();
    ruleSets.forEach(
        (name, about) ->
            sets.put(name, about.variant() + "; words: " + about.words() + "; " + about.source()));
    return sets;
  }

  ObjectNode manifest(JsonNode records, List<OutputFiles.Published> files) {
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("schema", 1).put("tamis", version);
    manifest.set("records", records);
    try {
      manifest.set("recipe", new ObjectMapper().readTree(RecipeWriter.toJson(recipe)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a recipe that was written is no JSON", e);
    }
    manifest.put("recipe_sha256", recipeSha256());
    inputs.forEach(manifest.putArray("inputs")::add);
    ObjectNode digests = manifest.putObject("models");
    models.forEach(digests::put);
    ObjectNode others = manifest.putObject("lists");
    lists.forEach(others::put);
    describeLists(manifest);
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

  /** Every line of a list is used, or counted with its reason. */
  private void describeLists(ObjectNode manifest) {
    ObjectNode lines = manifest.putObject("list_lines");
    listReports.forEach(
        (name, report) -> {
          ObjectNode unused =
              lines
                  .putObject(name)
                  .put("lines", report.lines())
                  .put("entries", report.entries())
                  .putObject("unused");
          report
              .unused()
              .forEach(
                  (reason, some) -> {
                    ObjectNode one = unused.putObject(reason).put("count", some.count());
                    some.first().forEach(one.putArray("first_lines")::add);
                  });
        });
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
