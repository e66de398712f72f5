package dev.tamis.pii;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What to look for and what to do with it: plain data, checked when made. Start from {@link
 * #defaults} or {@link #builder}.
 *
 * @param enabled the kinds to look for; kinds of {@code rules} are always on
 * @param minScores the least score by kind, 0 to 1; a kind that is not named takes all findings
 * @param action what is done with kinds that {@code actions} does not name
 * @param actions what is done, by kind
 * @param rules kinds that the user adds
 * @param key the key of pseudonyms; needed where an action is {@link Action#PSEUDONYM}
 * @param keepRoleAccounts whether addresses such as {@code info@} and {@code abuse@} (RFC 2142)
 *     stay
 * @param maxFindings a document with more findings is dropped; 0: no limit
 * @param maxDensity a document with at least {@code densityFrom} findings and more than this many
 *     per 1,000 characters is dropped; 0: no limit
 * @param densityFrom from how many findings on {@code maxDensity} applies, 1 or more
 */
public record PiiOptions(
    SortedSet<String> enabled,
    SortedMap<String, Double> minScores,
    Action action,
    SortedMap<String, Action> actions,
    List<UserRule> rules,
    Optional<PseudonymKey> key,
    boolean keepRoleAccounts,
    int maxFindings,
    double maxDensity,
    int densityFrom) {

  /** Checks names and ranges, and copies the collections. */
  public PiiOptions {
    enabled = Collections.unmodifiableSortedSet(new TreeSet<>(enabled));
    minScores = Collections.unmodifiableSortedMap(new TreeMap<>(minScores));
    actions = Collections.unmodifiableSortedMap(new TreeMap<>(actions));
    rules = List.copyOf(rules);
    SortedSet<String> known = known(rules);
    for (String kind : enabled) {
      requireKnown("pii.kinds", kind, known);
    }
    for (Map.Entry<String, Double> entry : minScores.entrySet()) {
      requireKnown("pii.min-score", entry.getKey(), known);
      if (!(entry.getValue() >= 0 && entry.getValue() <= 1)) {
        throw new IllegalArgumentException(
            "pii.min-score." + entry.getKey() + " must be 0 .. 1 (got: " + entry.getValue() + ")");
      }
    }
    for (String kind : actions.keySet()) {
      requireKnown("pii.actions", kind, known);
    }
    boolean pseudonym = action == Action.PSEUDONYM || actions.containsValue(Action.PSEUDONYM);
    if (pseudonym && key.isEmpty()) {
      throw new IllegalArgumentException(
          "pii.key: the action \"pseudonym\" needs a key of 16 bytes or more (got: none)");
    }
    requireAtLeast("pii.max-findings", maxFindings, 0);
    requireAtLeast("pii.max-per-thousand", maxDensity, 0);
    requireAtLeast("pii.density-from", densityFrom, 1);
  }

  /** Every kind that is on by default, each replaced by its placeholder, no document dropped. */
  public static PiiOptions defaults() {
    return builder().build();
  }

  /** A builder that begins with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** What is done with findings of a kind. */
  public Action actionFor(String kind) {
    return actions.getOrDefault(kind, action);
  }

  /** Whether an action is in use. */
  public boolean uses(Action value) {
    return action == value || actions.containsValue(value);
  }

  /** The least score of a kind. */
  public double minScoreFor(String kind) {
    return minScores.getOrDefault(kind, 0.0);
  }

  private static SortedSet<String> known(List<UserRule> rules) {
    SortedSet<String> names = new TreeSet<>(Kinds.byNames().keySet());
    for (UserRule rule : rules) {
      names.add(rule.kind());
    }
    return names;
  }

  private static void requireKnown(String key, String kind, SortedSet<String> known) {
    // Kinds of an EntityTagger are not known here; they are checked when the tagger is given.
    if (!known.contains(kind) && !kind.equals(PERSON)) {
      throw new IllegalArgumentException(Names.unknown(key, kind, known));
    }
  }

  private static void requireAtLeast(String key, double value, double least) {
    if (!(value >= least)) {
      throw new IllegalArgumentException(
          key + " must be at least " + least + " (got: " + value + ")");
    }
  }

  /** The kind of a name of a private person, which only an {@link EntityTagger} finds. */
  static final String PERSON = "PERSON";

  /** Builds options, beginning with the defaults. */
  public static final class Builder {

    private final TreeSet<String> enabled = new TreeSet<>();
    private final TreeMap<String, Double> minScores = new TreeMap<>();
    private final TreeMap<String, Action> actions = new TreeMap<>();
    private final ArrayList<UserRule> rules = new ArrayList<>();
    private Action action = Action.PLACEHOLDER;
    private PseudonymKey key;
    private boolean keepRoleAccounts;
    private int maxFindings;
    private double maxDensity;
    private int densityFrom = 5;

    private Builder() {
      for (Kind kind : Kinds.all()) {
        if (kind.enabled()) {
          enabled.add(kind.name());
        }
      }
    }

    /** Turns kinds on. */
    public Builder enable(String... kinds) {
      enabled.addAll(List.of(kinds));
      return this;
    }

    /**
     * Turns kinds off.
     *
     * @throws IllegalArgumentException if a name is not that of a kind
     */
    public Builder disable(String... kinds) {
      for (String kind : kinds) {
        requireKnown("pii.kinds", kind, known(rules));
        enabled.remove(kind);
      }
      return this;
    }

    /** Turns these kinds on and all others off. */
    public Builder only(String... kinds) {
      enabled.clear();
      return enable(kinds);
    }

    /** Sets the least score of a kind. */
    public Builder minScore(String kind, double score) {
      minScores.put(kind, score);
      return this;
    }

    /** Sets what is done with every kind that has no action of its own. */
    public Builder action(Action value) {
      action = value;
      return this;
    }

    /** Sets what is done with a kind. */
    public Builder action(String kind, Action value) {
      actions.put(kind, value);
      return this;
    }

    /** Adds a rule. */
    public Builder rule(UserRule rule) {
      rules.add(rule);
      return this;
    }

    /** Sets the key of pseudonyms. */
    public Builder key(PseudonymKey value) {
      key = value;
      return this;
    }

    /** Keeps addresses of roles, such as {@code info@}. */
    public Builder keepRoleAccounts(boolean value) {
      keepRoleAccounts = value;
      return this;
    }

    /** Drops documents with more findings than this; 0: never. */
    public Builder maxFindings(int value) {
      maxFindings = value;
      return this;
    }

    /** Drops documents with {@code from} findings or more, and over {@code max} in 1,000 chars. */
    public Builder maxDensity(double max, int from) {
      maxDensity = max;
      densityFrom = from;
      return this;
    }

    /**
     * The options.
     *
     * @throws IllegalArgumentException naming the key, the value and the nearest valid name
     */
    public PiiOptions build() {
      return new PiiOptions(
          enabled,
          minScores,
          action,
          actions,
          rules,
          Optional.ofNullable(key),
          keepRoleAccounts,
          maxFindings,
          maxDensity,
          densityFrom);
    }
  }
}
