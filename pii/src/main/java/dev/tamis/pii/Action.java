package dev.tamis.pii;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What {@link PiiScanner#scrub} does with a finding. */
public enum Action {
  /** Writes the kind in brackets, {@code [EMAIL]}. */
  PLACEHOLDER,
  /** Writes {@code *} over each letter and digit; length and separators stay. */
  MASK,
  /**
   * Writes a value of the same form that is reserved and belongs to nobody ({@code
   * user1a2b@example.com}, {@code 192.0.2.7}); chosen by a hash of the value, so it does not depend
   * on order. Kinds without reserved values fall back to the placeholder.
   */
  SURROGATE,
  /**
   * Writes the kind and a keyed tag, {@code [EMAIL:k7q2mfzd4a]}: the same value has the same tag
   * under the same key. Needs {@link PseudonymKey}.
   */
  PSEUDONYM,
  /** Writes the placeholder, and {@link Scrubbed#drop()} says that the document must go. */
  DROP_DOCUMENT;

  /** The name in recipes: {@code drop-document}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a name as recipes write it.
   *
   * @throws IllegalArgumentException naming the nearest valid name
   */
  public static Action parse(String id) {
    for (Action action : values()) {
      if (action.id().equals(id)) {
        return action;
      }
    }
    List<String> ids = Arrays.stream(values()).map(Action::id).toList();
    throw new IllegalArgumentException(Names.unknown("pii.action", id, ids));
  }
}
