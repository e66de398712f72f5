package dev.tamis.pii.detect;

import dev.tamis.pii.Action;
import dev.tamis.pii.Kind;
import dev.tamis.pii.Kinds;
import dev.tamis.pii.PiiOptions;
import dev.tamis.pii.UserRule;
import dev.tamis.pii.rules.PatternRule;
import dev.tamis.pii.rules.RulePack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What every scan of one scanner shares: tables made once from the options. Immutable. */
public final class Detection {

  private final Lexicon lexicon = new Lexicon("context.tsv");
  private final boolean filtered;
  private final IdentifierDetector identifiers;
  private final Set<String> enabled;
  private final Map<String, Integer> orders = new TreeMap<>();
  private final boolean keepRoles;
  private final List<PatternRule> rules;
  private final Set<String> known;
  private final boolean own;
  private final boolean masks;
  private final boolean surrogates;

  /** Makes the tables. */
  public Detection(PiiOptions options) {
    this(options, true);
  }

  /**
   * Makes the tables.
   *
   * @param filtered whether cheap tests come before the dear ones; without them everything is tried
   *     everywhere, and the same is found
   */
  Detection(PiiOptions options, boolean filtered) {
    this.filtered = filtered;
    if (!filtered) {
      lexicon.tryEverywhere();
    }
    enabled = new TreeSet<>(options.enabled());
    for (UserRule rule : options.rules()) {
      enabled.add(rule.kind());
    }
    known = new TreeSet<>(Kinds.byNames().keySet());
    known.addAll(enabled);
    known.add("PERSON");
    for (Kind kind : Kinds.all()) {
      orders.put(kind.name(), orders.size());
    }
    own = !options.rules().isEmpty();
    masks = options.uses(Action.MASK);
    surrogates = options.uses(Action.SURROGATE);
    keepRoles = options.keepRoleAccounts();
    rules = RulePack.of(enabled, options.rules());
    identifiers = new IdentifierDetector(enabled, lexicon);
  }

  /** A scan of its own for a thread. */
  public Scan newScan() {
    return new Scan(this);
  }

  boolean filtered() {
    return filtered;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  IdentifierDetector identifiers() {
    return identifiers;
  }

  List<PatternRule> rules() {
    return rules;
  }

  boolean keepRoles() {
    return keepRoles;
  }

  boolean enabled(String kind) {
    return enabled.contains(kind);
  }

  /**
   * What is redacted already in a text. It counts where the user has rules, whose values may look
   * like anything. Our own rules find no placeholder, mask or surrogate by itself; a value of
   * theirs that holds one, a key block with a redacted comment, goes as a whole, in a text of ours
   * as in one that came so.
   */
  Opaque opaque(String text, int[] edits) {
    return own ? Opaque.of(text, edits, known, masks, surrogates) : Opaque.NONE;
  }

  /** A kind's place in the catalogue; kinds of the user come last. */
  int order(String kind) {
    return orders.getOrDefault(kind, orders.size());
  }
}
