package dev.tamis.pii.detect;

/**
 * Names that end in "id" and are secrets all the same: who has the two ids of an AppRole of
 * HashiCorp Vault is let in. Their values are UUIDs, like those of ids that only identify.
 */
final class IdsThatOpen {

  /** How far from a role's id something says that the role is one of Vault, in units. */
  private static final int NEAR = 300;

  private static final String[] OF_VAULT = {
    "secret_id", "secretid", "secret-id", "approle", "vault"
  };

  private IdsThatOpen() {}

  /** Whether the key word in {@code [start, end)} is the id of a role. */
  static boolean role(Buffer text, int start, int end) {
    return end - start > 4 && text.matchesIgnoreCase("role", start);
  }

  /**
   * Whether a UUID at {@code value} opens something: behind {@code secret_id}, but not "secrets
   * id"; behind {@code role_id} beside words of Vault.
   *
   * @param start of the key word in the name
   * @param to behind the name
   */
  static boolean opens(Buffer text, int start, int to, int value) {
    if (!uuid(text, value)) {
      return false;
    }
    int id = to - 2;
    if (!text.matchesIgnoreCase("id", id)) {
      return false;
    }
    int word = id;
    while (text.at(word - 1) == '_' || text.at(word - 1) == '-' || text.at(word - 1) == '.') {
      word--;
    }
    if (text.matchesIgnoreCase("secret", word - 6)) {
      return true;
    }
    return text.matchesIgnoreCase("role", word - 4) && ofVault(text, start - NEAR, value + NEAR);
  }

  private static boolean ofVault(Buffer text, int from, int to) {
    for (int i = Math.max(0, from); i < to && i < text.length; i++) {
      for (String word : OF_VAULT) {
        if (text.matchesIgnoreCase(word, i)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a UUID stands at an index, and ends there (RFC 9562). */
  static boolean uuid(Buffer text, int at) {
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? text.at(at + i) != '-' : !Chars.hex(text.at(at + i))) {
        return false;
      }
    }
    return !AssignmentSigns.nameUnit(text.at(at + 36));
  }
}
