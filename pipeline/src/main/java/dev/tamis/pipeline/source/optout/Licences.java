package dev.tamis.pipeline.source.optout;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Licences by the URLs that name them, as SPDX (spdx.org/licenses) calls them where it has a name.
 * They are told, never judged.
 */
public final class Licences {
  private static final Pattern CREATIVE_COMMONS =
      Pattern.compile(
          "creativecommons\\.org/(licenses|publicdomain)/([a-z+-]+)(?:/(\\d\\.\\d))?(?:/([a-z]{2,5}))?"
              + "(?:[/.].*)?");

  private record Known(Pattern url, String name) {}

  private static final List<Known> OTHERS =
      List.of(
          known(
              "gnu\\.org/(?:copyleft|licenses)(?:/old-licenses)?/fdl(?:-(1\\.[123]))?(?:\\..*)?",
              "GFDL-$1"),
          known("opendatacommons\\.org/licenses/odbl(?:/.*)?", "ODbL-1.0"),
          known("opendatacommons\\.org/licenses/by(?:/.*)?", "ODC-By-1.0"),
          known("opendatacommons\\.org/licenses/pddl(?:/.*)?", "PDDL-1.0"),
          known(
              "nationalarchives\\.gov\\.uk/doc/open-government-licence(?:/version/(\\d))?.*",
              "OGL-UK-$1.0"),
          known("govdata\\.de/dl-de/by-2-0.*", "DL-DE-BY-2.0"),
          known("govdata\\.de/dl-de/zero-2-0.*", "DL-DE-ZERO-2.0"),
          known("opensource\\.org/licenses?/mit(?:/|$|-license).*", "MIT"),
          known("apache\\.org/licenses/license-2\\.0.*", "Apache-2.0"));

  private Licences() {}

  private static Known known(String pattern, String name) {
    return new Known(Pattern.compile(pattern), name);
  }

  /**
   * The licence that a URL names.
   *
   * @return {@code CC-BY-SA-4.0}, say; empty where the URL names none that is known
   */
  public static String of(String url) {
    if (url.length() > 300) {
      return "";
    }
    String plain = url.strip().toLowerCase(Locale.ROOT).replaceFirst("^[a-z]*:?//(www\\.)?", "");
    int end = 0;
    while (end < plain.length() && "?#".indexOf(plain.charAt(end)) < 0) {
      end++;
    }
    plain = plain.substring(0, end);
    Matcher commons = CREATIVE_COMMONS.matcher(plain);
    if (commons.matches()) {
      return commons(commons);
    }
    for (Known other : OTHERS) {
      Matcher matcher = other.url.matcher(plain);
      if (matcher.matches()) {
        String version = matcher.groupCount() > 0 ? matcher.group(1) : "";
        return version == null
            ? other.name.substring(0, other.name.indexOf("-$"))
            : other.name.replace("$1", version);
      }
    }
    return "";
  }

  private static String commons(Matcher url) {
    String kind = url.group(2);
    String version = url.group(3) == null ? "" : "-" + url.group(3);
    if (url.group(1).equals("publicdomain")) {
      return switch (kind) {
        case "zero" -> "CC0" + version;
        case "mark" -> "CC-PDM" + version;
        default -> "";
      };
    }
    if (!kind.matches(
        "by(-nc)?(-nd|-sa)?|by-nd-nc|sa|nc|nd|nc-sa|nc-nd|nc-sampling\\+|sampling\\+?")) {
      return "";
    }
    String country = url.group(4) == null || isPage(url.group(4)) ? "" : "-" + url.group(4);
    return ("CC-" + kind + version + country).toUpperCase(Locale.ROOT);
  }

  /** What follows a version is a country, or the name of a page. */
  private static boolean isPage(String part) {
    return part.equals("deed") || part.equals("legal") || part.equals("rdf");
  }
}
