package dev.tamis.pii;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is done with a finding. */
public enum Action {
  /** The kind in brackets: {@code [EMAIL]}. */
  PLACEHOLDER,
  /** Letters become {@code x}, digits {@code 0}; length and separators stay. */
  MASK,
  /** A value of the same kind that is reserved for examples, chosen by the hash of the value. */
  SURROGATE,
  /** The kind and a keyed hash of the value: the same value gets the same pseudonym. */
  PSEUDONYM,
  /** The whole document is left out. */
  DROP_DOCUMENT;

  /** The name in recipes: lower case, with hyphens. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The action of a name.
   *
   * @throws IllegalArgumentException if there is none, with the names of all
   */
  public static Action named(String label) {
    List<String> labels = new ArrayList<>();
    for (Action action : values()) {
      if (action.label().equals(label)) {
        return action;
      }
      labels.add(action.label());
    }
    throw new IllegalArgumentException(
        "action must be one of " + String.join(", ", labels) + " (got: \"" + label + "\")");
  }
}
