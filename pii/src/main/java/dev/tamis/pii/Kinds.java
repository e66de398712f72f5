package dev.tamis.pii;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The catalogue of kinds of personal data. Names stand in placeholders and in counts. */
public final class Kinds {
  /** Address of e-mail (RFC 5321, as used on the web). */
  public static final String EMAIL = "EMAIL";

  /** Telephone number (ITU-T E.164 and national forms). */
  public static final String PHONE = "PHONE";

  /** IPv4 or IPv6 address that is globally routable (RFC 6890, RFC 4291). */
  public static final String IP = "IP";

  /** Number of a payment card (ISO/IEC 7812-1). */
  public static final String CARD = "CARD";

  /** International bank account number (ISO 13616-1). */
  public static final String IBAN = "IBAN";

  /** Hardware address (IEEE EUI-48). */
  public static final String MAC = "MAC";

  /** Social security number of the United States (20 CFR 422.103). */
  public static final String US_SSN = "US_SSN";

  /** User and password in a URL (RFC 3986 section 3.2.1). */
  public static final String CREDENTIALS = "CREDENTIALS";

  /** In the order in which overlaps are decided: the first wins. */
  static final List<String> ORDER = List.of(CREDENTIALS, EMAIL, IBAN, CARD, US_SSN, IP, MAC, PHONE);

  private static final Map<String, String> AUTHORITIES = new TreeMap<>();

  static {
    AUTHORITIES.put(EMAIL, "RFC 5321, RFC 6531");
    AUTHORITIES.put(PHONE, "ITU-T E.164; national plans by libphonenumber");
    AUTHORITIES.put(IP, "RFC 791, RFC 4291, RFC 6890");
    AUTHORITIES.put(CARD, "ISO/IEC 7812-1");
    AUTHORITIES.put(IBAN, "ISO 13616-1, ISO 7064");
    AUTHORITIES.put(MAC, "IEEE 802 EUI-48");
    AUTHORITIES.put(US_SSN, "20 CFR 422.103");
    AUTHORITIES.put(CREDENTIALS, "RFC 3986");
  }

  private Kinds() {}

  /** The names of all kinds. */
  public static Set<String> names() {
    return Set.copyOf(ORDER);
  }

  /** The rule or registry that a kind is decided by. */
  public static String authority(String kind) {
    return AUTHORITIES.get(kind);
  }
}
