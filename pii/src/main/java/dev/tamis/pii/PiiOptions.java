package dev.tamis.pii;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a scanner looks for and what is done with it.
 *
 * @param kinds names of the kinds to look for
 * @param action what is done with a finding
 * @param actions exceptions, by kind
 * @param key of pseudonyms, at least 16 bytes; empty where there are none
 * @param maxFindings a text with more findings is to be dropped; 0 for no limit
 * @param maxPerThousand a text with more findings in a thousand characters is to be dropped; 0 for
 *     no limit
 */
public record PiiOptions(
    Set<String> kinds,
    Action action,
    Map<String, Action> actions,
    byte[] key,
    int maxFindings,
    double maxPerThousand) {

  /** All kinds, each replaced by its name. */
  public static final PiiOptions DEFAULT =
      new PiiOptions(Kinds.names(), Action.PLACEHOLDER, Map.of(), new byte[0], 0, 0);

  /** Checks the names, the key and the ranges, and copies the collections. */
  public PiiOptions {
    kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
    actions = Collections.unmodifiableMap(new TreeMap<>(actions));
    key = key.clone();
    checkKinds("kinds", kinds);
    checkKinds("actions", actions.keySet());
    boolean pseudonyms = action == Action.PSEUDONYM || actions.containsValue(Action.PSEUDONYM);
    if (pseudonyms && key.length < 16) {
      throw new IllegalArgumentException(
          "pseudonyms need a key of at least 16 bytes (got: " + key.length + ")");
    }
    if (maxFindings < 0 || !(maxPerThousand >= 0)) {
      throw new IllegalArgumentException(
          "limits must not be negative (got: " + maxFindings + ", " + maxPerThousand + ")");
    }
  }

  private static void checkKinds(String name, Set<String> given) {
    for (String kind : given) {
      if (!Kinds.names().contains(kind)) {
        throw new IllegalArgumentException(
            name
                + " does not know \""
                + kind
                + "\"; known: "
                + String.join(", ", new TreeSet<>(Kinds.names())));
      }
    }
  }

  Action actionOf(String kind) {
    return actions.getOrDefault(kind, action);
  }

  /** Names no key. */
  @Override
  public String toString() {
    return "PiiOptions[kinds=" + kinds + ", action=" + action + ", actions=" + actions + "]";
  }
}
