package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is redacted.
 *
 * @param kinds names of kinds that are looked for; empty stands for all that are on by default
 * @param action what is done with a finding: {@code placeholder}, {@code mask}, {@code surrogate},
 *     {@code pseudonym} or {@code drop-document}
 * @param actions exceptions to {@code action}, by kind
 * @param keyFile file with the key of pseudonyms; empty where none is needed
 * @param maxFindings a document with more findings is excluded; 0 for no limit
 * @param maxPerThousand a document with more findings in a thousand characters is excluded; 0 for
 *     no limit
 */
public record PiiSection(
    List<String> kinds,
    String action,
    Map<String, String> actions,
    String keyFile,
    int maxFindings,
    double maxPerThousand)
    implements Serializable {

  /** What can be done with a finding. */
  static final List<String> ACTIONS =
      List.of("placeholder", "mask", "surrogate", "pseudonym", "drop-document");

  /** Copies the collections and checks the names and ranges. */
  public PiiSection {
    kinds = List.copyOf(Checks.present("pii.kinds", kinds));
    Checks.oneOf("pii.action", Checks.present("pii.action", action), ACTIONS);
    actions = Collections.unmodifiableMap(new TreeMap<>(Checks.present("pii.actions", actions)));
    actions.forEach((kind, chosen) -> Checks.oneOf("pii.actions." + kind, chosen, ACTIONS));
    Checks.present("pii.key-file", keyFile);
    Checks.inRange("pii.max-findings", maxFindings, 0, Integer.MAX_VALUE);
    Checks.inRange("pii.max-per-thousand", maxPerThousand, 0, 1000);
  }
}
