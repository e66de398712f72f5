package dev.tamis.pipeline.curate.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tamis.classify.onnx.SharedSession;
import dev.tamis.classify.onnx.TokenClassifier;
import dev.tamis.pii.Action;
import dev.tamis.pii.PiiOptions;
import dev.tamis.pii.PiiScanner;
import dev.tamis.pii.PseudonymKey;
import dev.tamis.pii.UserRule;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.recipe.PiiSection;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** From the recipe's section to the options of a scanner. */
public final class PiiSettings {
  private PiiSettings() {}

  /**
   * The options of a section.
   *
   * @throws IllegalArgumentException if it names a kind that is not there, or the key is missing
   */
  public static PiiOptions options(PiiSection section) {
    PiiOptions.Builder options = PiiOptions.builder();
    addRules(section, options);
    if (!section.kinds().isEmpty()) {
      options.only(section.kinds().toArray(new String[0]));
    }
    options.enable(section.enable().toArray(new String[0]));
    options.disable(section.disable().toArray(new String[0]));
    section.minScore().forEach(options::minScore);
    options.action(Action.parse(section.action()));
    section.actions().forEach((kind, action) -> options.action(kind, Action.parse(action)));
    if (!section.key().isEmpty()) {
      options.key(key(section.key()));
    }
    return options
        .keepRoleAccounts(section.keepRoleAccounts())
        .maxFindings(section.maxFindings())
        .maxDensity(section.maxPerThousand(), 5)
        .build();
  }

  private static void addRules(PiiSection section, PiiOptions.Builder options) {
    for (PiiSection.Rule rule : section.rules()) {
      options.rule(
          new UserRule(
              rule.kind(),
              rule.pattern(),
              rule.literals(),
              rule.validator(),
              rule.context(),
              rule.window(),
              rule.score()));
    }
  }

  /** The scanner of a section, with the model of names where it has one. */
  public static PiiScanner scanner(PiiSection section) {
    PiiScanner scanner = PiiScanner.create(options(section));
    PiiSection.NamesModel names = section.names();
    if (names.model().isEmpty()) {
      return scanner;
    }
    TokenClassifier classifier =
        TokenClassifier.create(
            read("pii.names.model", names.model()),
            read("pii.names.tokenizer", names.tokenizer()),
            names.labels());
    return scanner.withTagger(new NameTagger(classifier, names));
  }

  /**
   * A scanner for some kinds alone, whatever the section says of kinds: not to take them out, but
   * to count them.
   */
  public static PiiScanner scanner(PiiSection section, Collection<String> kinds) {
    PiiOptions.Builder options = PiiOptions.builder();
    addRules(section, options);
    return PiiScanner.create(options.only(kinds.toArray(new String[0])).build());
  }

  /** Digest of the model of names, by the key that names it; empty without one. */
  public static SortedMap<String, String> models(PiiSection section) {
    SortedMap<String, String> models = new TreeMap<>();
    String names = section.names().model();
    if (!names.isEmpty()) {
      models.put("pii.names", SharedSession.of(read("pii.names.model", names)).sha256());
    }
    return models;
  }

  /** The bytes of a file that a key of the recipe names. */
  static byte[] read(String key, String path) {
    return Storage.read(key, path);
  }

  private static PseudonymKey key(String from) {
    if (from.startsWith("env:")) {
      return PseudonymKey.environment(from.substring("env:".length()));
    }
    return PseudonymKey.of(new String(read("pii.key", from), UTF_8).strip().getBytes(UTF_8));
  }
}
