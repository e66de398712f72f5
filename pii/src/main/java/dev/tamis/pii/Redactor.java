package dev.tamis.pii;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Puts something else in the place of findings. Thread-safe. */
final class Redactor {
  /** Values that the authorities keep for examples; none of them is personal data. */
  private static final Map<String, List<String>> RESERVED =
      Map.of(
          Kinds.EMAIL, List.of("user@example.com", "name@example.org", "mail@example.net"),
          Kinds.PHONE, List.of("+1 202-555-0100", "+1 202-555-0143", "+44 20 7946 0000"),
          Kinds.IP, List.of("192.0.2.1", "198.51.100.7", "203.0.113.9"),
          Kinds.CARD, List.of("4111 1111 1111 1111", "5555 5555 5555 4444"),
          Kinds.IBAN, List.of("GB33BUKB20201555555555"),
          Kinds.MAC, List.of("00-00-5E-00-53-01", "00-00-5E-00-53-AF"),
          Kinds.US_SSN, List.of("078-05-1120", "219-09-9999"),
          Kinds.CREDENTIALS, List.of("user:password"));

  private final PiiOptions options;

  Redactor(PiiOptions options) {
    this.options = options;
  }

  String redact(String text, List<Finding> findings) {
    StringBuilder clean = new StringBuilder(text.length());
    int from = 0;
    for (Finding finding : findings) {
      clean.append(text, from, finding.start());
      clean.append(replacement(finding.kind(), text.substring(finding.start(), finding.end())));
      from = finding.end();
    }
    return clean.append(text, from, text.length()).toString();
  }

  private String replacement(String kind, String value) {
    return switch (options.actionOf(kind)) {
      case PLACEHOLDER, DROP_DOCUMENT -> "[" + kind + "]";
      case MASK -> mask(value);
      case SURROGATE -> surrogate(kind, value);
      case PSEUDONYM -> "[" + kind + ":" + pseudonym(kind, value) + "]";
    };
  }

  private static String mask(String value) {
    StringBuilder mask = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean shown = !Character.isLetterOrDigit(c) && !Character.isSurrogate(c) && c != '@';
      mask.append(shown ? c : Character.isDigit(c) ? '0' : 'x');
    }
    return mask.toString();
  }

  private static String surrogate(String kind, String value) {
    List<String> values = RESERVED.get(kind);
    return values.get(Math.floorMod(value.hashCode(), values.size()));
  }

  private String pseudonym(String kind, String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(options.key(), "HmacSHA256"));
      String normal = kind + "\0" + normalize(kind, value);
      byte[] digest = mac.doFinal(normal.getBytes(StandardCharsets.UTF_8));
      StringBuilder letters = new StringBuilder();
      for (int i = 0; i < 8; i++) {
        // Letters alone, so that no other kind is found in a pseudonym.
        letters.append((char) ('a' + (digest[i] & 0xff) % 26));
      }
      return letters.toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks HMAC-SHA-256", e);
    }
  }

  private static String normalize(String kind, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return kind.equals(Kinds.EMAIL) ? lower : lower.replaceAll("[^\\p{L}\\p{Nd}]", "");
  }
}
