package dev.tamis.pipeline.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of sources: a path, or a map with what differs from the default.
 *
 * @param path file, or UT1 folder, on any file system that Beam knows
 * @param format how its lines are read; {@code auto} tells by each line
 * @param publicSuffix what a line that names a public suffix means: {@code error}, {@code skip}
 *     (counted, not used) or {@code force} (it covers every site below it)
 * @param categories of a list with categories, those that count; none named stands for all
 * @param since of a list with dates, the earliest that counts, {@code 2025-06-01}; empty for all
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DomainList(
    String path, String format, String publicSuffix, List<String> categories, String since)
    implements Serializable {

  /** The format is told by each line. */
  public static final String AUTO = "auto";

  /** How lines are read. */
  public static final List<String> FORMATS =
      List.of(AUTO, "adblock", "csv", "dnsmasq", "hosts", "plain", "ut1");

  /** What a public suffix means. */
  public static final List<String> PUBLIC_SUFFIX = List.of("error", "force", "skip");

  private static final List<String> KEYS =
      List.of("path", "format", "public-suffix", "categories", "since");

  /** Checks names and the date. */
  public DomainList {
    if (path.isEmpty()) {
      throw new IllegalArgumentException("domain list: path is missing");
    }
    Checks.oneOf("domain list " + path + ": format", format, FORMATS);
    Checks.oneOf("domain list " + path + ": public-suffix", publicSuffix, PUBLIC_SUFFIX);
    categories = List.copyOf(categories);
    try {
      if (!since.isEmpty()) {
        LocalDate.parse(since);
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "domain list " + path + ": since must be a date like 2025-06-01 (got: " + since + ")", e);
    }
  }

  /** A list as it is by default. */
  public static DomainList of(String path) {
    return new DomainList(path, AUTO, "error", List.of(), "");
  }

  /** Reads a path, or a map of keys. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static DomainList read(JsonNode node) {
    if (node.isTextual()) {
      return of(node.asText());
    }
    if (!node.isObject()) {
      throw new IllegalArgumentException(
          "a domain list must be a path or a map of keys (got: " + node + ")");
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                throw new IllegalArgumentException(
                    "domain list: unknown key \"" + key + "\"" + Nearest.hint(key, KEYS));
              }
            });
    List<String> categories = new ArrayList<>();
    node.path("categories").forEach(category -> categories.add(category.asText()));
    return new DomainList(
        text(node, "path", ""),
        text(node, "format", AUTO),
        text(node, "public-suffix", "error"),
        categories,
        text(node, "since", ""));
  }

  private static String text(JsonNode node, String key, String otherwise) {
    JsonNode value = node.path(key);
    return value.isMissingNode() || value.isNull() ? otherwise : value.asText();
  }
}
