package dev.tamis.pipeline.erase;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import dev.tamis.pipeline.source.Urls;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What can be erased, and the one form in which a value is compared. */
public enum EraseKind {
  /** A mail address, lower case, without what follows a plus sign in front of the at sign. */
  EMAIL,
  /** A telephone number by E.164, digits alone. */
  PHONE,
  /** The same without the code of its country: how it is written in that country. */
  PHONE_NATIONAL,
  /** The address of a page, without its scheme and a slash at the end. */
  URL,
  /** A person's name: its words in lower case, without marks on letters. */
  NAME,
  /** The id of a record, 32 hexadecimal digits. */
  RECORD;

  private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
  private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{32}");

  /** As it is written in lists. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kinds that a person names. */
  public static List<String> labels() {
    return Arrays.stream(values()).filter(k -> k != PHONE_NATIONAL).map(EraseKind::label).toList();
  }

  static EraseKind of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /**
   * What a value is by its looks; a name is never guessed.
   *
   * @throws IllegalArgumentException if it looks like nothing
   */
  public static EraseKind guess(String value) {
    if (value.regionMatches(true, 0, "http://", 0, 7)
        || value.regionMatches(true, 0, "https://", 0, 8)) {
      return URL;
    }
    if (value.indexOf('@') > 0) {
      return EMAIL;
    }
    if (ID.matcher(value).matches()) {
      return RECORD;
    }
    if (value.startsWith("+")) {
      return PHONE;
    }
    throw new IllegalArgumentException(
        "is no mail address, no URL, no number with + and no record id; say --kind name for names");
  }

  /**
   * The form in which a value is compared. Messages never hold the value.
   *
   * @throws IllegalArgumentException if it is none of this kind
   */
  String canonical(String value) {
    return switch (this) {
      case EMAIL -> {
        if (!MAIL.matcher(value).matches()) {
          throw new IllegalArgumentException("is no mail address");
        }
        yield mail(value);
      }
      case PHONE -> PLANS.format(number(value), PhoneNumberFormat.E164).substring(1);
      case PHONE_NATIONAL -> PLANS.getNationalSignificantNumber(number(value));
      case URL -> {
        String url = url(value);
        if (url.isEmpty()) {
          throw new IllegalArgumentException("is no http or https address");
        }
        yield url;
      }
      case NAME -> {
        String name = Names.canonical(value);
        if (name.codePointCount(0, name.length()) < 2) {
          throw new IllegalArgumentException("is too short for a name");
        }
        yield name;
      }
      case RECORD -> {
        if (!ID.matcher(value).matches()) {
          throw new IllegalArgumentException("is no record id of 32 hexadecimal digits");
        }
        yield value.toLowerCase(Locale.ROOT);
      }
    };
  }

  private static PhoneNumber number(String value) {
    try {
      PhoneNumber number = PLANS.parse(value, "ZZ");
      number.clearExtension();
      return number;
    } catch (NumberParseException e) {
      // The cause would say the value.
      throw new IllegalArgumentException("is no telephone number with + and the country's code");
    }
  }

  /** The one form of a mail address, however it is disguised. */
  static String mail(String written) {
    String value =
        written
            .toLowerCase(Locale.ROOT)
            .replace("%40", "@")
            .replaceAll("\\s*[(\\[{]\\s*(at|@)\\s*[)\\]}]\\s*", "@")
            .replaceAll("\\s*[(\\[{]\\s*(dot|punkt|\\.)\\s*[)\\]}]\\s*", ".")
            .replaceAll("\\s+", "");
    int plus = value.indexOf('+');
    int at = value.indexOf('@');
    return plus > 0 && plus < at ? value.substring(0, plus) + value.substring(at) : value;
  }

  /** The one form of a URL; empty for what is none. */
  static String url(String value) {
    String url = Urls.normalize(value);
    int start = url.indexOf("://");
    String bare = start < 0 ? "" : url.substring(start + 3);
    return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }
}
