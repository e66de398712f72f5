package dev.tamis.pipeline.recipe;

import dev.tamis.pii.Kinds;
import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is redacted.
 *
 * @param kinds names of the only kinds that are looked for; empty stands for all that are on by
 *     default
 * @param enable kinds that are looked for as well
 * @param disable kinds that are not looked for
 * @param minScore the least score of a finding, 0 to 1, by kind
 * @param rules kinds of the recipe's own
 * @param names the model that finds names of people
 * @param action what is done with a finding: {@code placeholder}, {@code mask}, {@code surrogate},
 *     {@code pseudonym} or {@code drop-document}
 * @param actions exceptions to {@code action}, by kind
 * @param key the key of pseudonyms: a file, or {@code env:} and the name of an environment
 *     variable; empty where none is needed
 * @param keepRoleAccounts whether addresses of roles such as {@code info@} stay
 * @param maxFindings a document with more findings is excluded; 0 for no limit
 * @param maxPerThousand a document with at least 5 findings and more than this many in a thousand
 *     characters is excluded; 0 for no limit
 */
public record PiiSection(
    List<String> kinds,
    List<String> enable,
    List<String> disable,
    Map<String, Double> minScore,
    List<Rule> rules,
    NamesModel names,
    String action,
    Map<String, String> actions,
    String key,
    boolean keepRoleAccounts,
    int maxFindings,
    double maxPerThousand)
    implements Serializable {

  /** The kind that the model of names finds. */
  private static final String PERSON = "PERSON";

  /** What can be done with a finding. */
  static final List<String> ACTIONS =
      List.of("placeholder", "mask", "surrogate", "pseudonym", "drop-document");

  /** Copies the collections and checks the names and ranges. */
  public PiiSection {
    kinds = List.copyOf(Checks.present("pii.kinds", kinds));
    enable = List.copyOf(Checks.present("pii.enable", enable));
    disable = List.copyOf(Checks.present("pii.disable", disable));
    minScore =
        Collections.unmodifiableMap(new TreeMap<>(Checks.present("pii.min-score", minScore)));
    minScore.forEach((kind, least) -> Checks.inRange("pii.min-score." + kind, least, 0, 1));
    rules = List.copyOf(Checks.present("pii.rules", rules));
    checkKinds(rules, "pii.kinds", kinds);
    checkKinds(rules, "pii.enable", enable);
    checkKinds(rules, "pii.disable", disable);
    checkKinds(rules, "pii.min-score", minScore.keySet());
    Checks.present("pii.names", names);
    Checks.oneOf("pii.action", Checks.present("pii.action", action), ACTIONS);
    actions = Collections.unmodifiableMap(new TreeMap<>(Checks.present("pii.actions", actions)));
    checkKinds(rules, "pii.actions", actions.keySet());
    actions.forEach((kind, chosen) -> Checks.oneOf("pii.actions." + kind, chosen, ACTIONS));
    Checks.present("pii.key", key);
    Checks.inRange("pii.max-findings", maxFindings, 0, Integer.MAX_VALUE);
    Checks.inRange("pii.max-per-thousand", maxPerThousand, 0, 1000);
  }

  private static void checkKinds(List<Rule> rules, String key, Collection<String> named) {
    Set<String> known = new TreeSet<>(Kinds.byNames().keySet());
    known.add(PERSON);
    rules.forEach(rule -> known.add(rule.kind()));
    for (String kind : named) {
      if (!known.contains(kind)) {
        throw new IllegalArgumentException(
            key
                + " does not know the kind \""
                + kind
                + "\""
                + Nearest.hint(kind, known)
                + "; docs/pii.md lists the "
                + known.size()
                + " that there are");
      }
    }
  }

  /**
   * A token-classification model that marks names.
   *
   * @param model an ONNX file; empty where names are not looked for
   * @param tokenizer its tokenizer.json
   * @param labels the label of each output, in order, in the IOB form
   * @param people the labels, without B- and I-, that mean people
   * @param minScore the least score of a name, 0 to 1
   */
  public record NamesModel(
      String model, String tokenizer, List<String> labels, List<String> people, double minScore)
      implements Serializable {

    /** Copies the lists and checks that a model is whole. */
    public NamesModel {
      Checks.present("pii.names.model", model);
      Checks.present("pii.names.tokenizer", tokenizer);
      labels = List.copyOf(Checks.present("pii.names.labels", labels));
      people = List.copyOf(Checks.present("pii.names.people", people));
      Checks.inRange("pii.names.min-score", minScore, 0, 1);
      if (!model.isEmpty() && (tokenizer.isEmpty() || labels.isEmpty())) {
        throw new IllegalArgumentException(
            "pii.names.model needs pii.names.tokenizer and pii.names.labels");
      }
    }
  }

  /**
   * A kind of the recipe's own.
   *
   * @param kind its name, in capitals
   * @param pattern an RE2 expression; group 1, where there is one, is the value
   * @param literals strings, one of which is part of every match; they make the rule fast
   * @param validator name of a validator for the value's letters and digits, or empty
   * @param context words, one of which must stand near; empty: none is needed
   * @param window how near, in characters
   * @param score the score of its findings, 0 to 1
   */
  public record Rule(
      String kind,
      String pattern,
      List<String> literals,
      String validator,
      List<String> context,
      Integer window,
      Double score)
      implements Serializable {

    /** Fills what a recipe may leave out. */
    public Rule {
      Checks.present("pii.rules.kind", kind);
      Checks.present("pii.rules.pattern", pattern);
      literals = literals == null ? List.of() : List.copyOf(literals);
      validator = validator == null ? "" : validator;
      context = context == null ? List.of() : List.copyOf(context);
      window = window == null ? 50 : window;
      score = score == null ? 0.9 : score;
    }
  }
}
