package dev.tamis.pii.detect;

import com.google.re2j.Pattern;

/** Values that belong to nobody: documentation, fiction, and what the scrubber itself writes. */
final class Reserved {

  /**
   * Fictional phone numbers, digits alone, without 00, and with or without the country code: NANP
   * 555-0100 to 0199; Ofcom's and ACMA's numbers for drama; ARCEP's.
   */
  private static final Pattern PHONES =
      Pattern.compile(
          "(1?[2-9]\\d\\d)?55501\\d\\d"
              + "|(44|0)7700900\\d{3}|(44|0)2079460\\d{3}|(44|0)1632960\\d{3}|(44|0)8081570\\d{3}"
              + "|(44|0)9098790\\d{3}|(44|0)11[3-8]4960\\d{3}|(44|0)1[2-6]14960\\d{3}"
              + "|(61|0)491570(006|156|157|158|159|110|313|737)|(61|0)[2378](5550|7010)\\d{4}"
              + "|(33|0)(19900|26191|35301|46571|53649|63998)\\d{4}");

  private static final int MAX_DIGITS = 17;

  private Reserved() {}

  /** Whether a written phone number is reserved for fiction. */
  static boolean phone(Buffer text, int start, int end) {
    StringBuilder digits = new StringBuilder(MAX_DIGITS);
    for (int i = start; i < end && digits.length() < MAX_DIGITS; i++) {
      if (Chars.digit(text.chars[i])) {
        digits.append(text.chars[i]);
      }
    }
    if (digits.length() > 2 && digits.charAt(0) == '0' && digits.charAt(1) == '0') {
      digits.delete(0, 2);
    }
    return PHONES.matcher(digits).matches();
  }

  /** Whether the units around {@code [start, end)} are a placeholder, {@code [EMAIL:k7q2mfzd]}. */
  static boolean placeholder(Buffer text, int start, int end) {
    int from = start;
    while (from > start - 40 && placeholderUnit(text.at(from - 1))) {
      from--;
    }
    int to = end;
    while (to < end + 40 && placeholderUnit(text.at(to))) {
      to++;
    }
    return text.at(from - 1) == '[' && text.at(to) == ']' && Chars.upper(text.at(from));
  }

  private static boolean placeholderUnit(char c) {
    return Chars.alnum(c) || c == '_' || c == ':';
  }
}
