package dev.tamis.pipeline.source.optout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * TDM Reservation Protocol (final report of the W3C Community Group, 10 May 2024): {@code 1}
 * reserves, {@code 0} does not, anything else is as if nothing was said. What a page says of itself
 * goes before what its header says, and that before {@code /.well-known/tdmrep.json}, of whose
 * rules the first that matches counts.
 */
public final class TdmReservation {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TdmReservation() {}

  /**
   * Reads a page's own reservation.
   *
   * @param meta of its {@code meta} elements named tdm-reservation, or empty
   * @param header of its headers of that name, one a line, or empty
   */
  public static void page(String meta, String header, Findings findings) {
    if (!value("meta tdm-reservation", meta, findings)) {
      value("tdm-reservation", header, findings);
    }
  }

  private static boolean value(String where, String values, Findings findings) {
    if (values.isBlank()) {
      return false;
    }
    boolean reserved = false;
    boolean open = false;
    for (String value : values.split("[\n,]", -1)) {
      switch (value.strip()) {
        case "1" -> reserved = true;
        case "0" -> open = true;
        default -> findings.unknown("tdm-reservation");
      }
    }
    if (reserved) {
      findings.set(Signal.TDM_RESERVATION, where + ": 1");
    } else if (open) {
      findings.declined(Signal.TDM_RESERVATION);
    }
    return reserved || open;
  }

  /**
   * A rule of {@code tdmrep.json}.
   *
   * @param location a pattern of paths
   * @param reserved whether rights are reserved below it
   */
  public record Rule(String location, boolean reserved) {}

  /**
   * Reads a file of rules.
   *
   * @return the rules in their order, those alone that can be understood
   */
  public static List<Rule> file(String json, Findings findings) {
    List<Rule> rules = new ArrayList<>();
    try {
      JsonNode root = JSON.readTree(json.startsWith("\uFEFF") ? json.substring(1) : json);
      if (root == null || !root.isArray()) {
        findings.unknown("tdmrep-json");
        return rules;
      }
      for (JsonNode rule : root) {
        String location = rule.path("location").asText("");
        String value = rule.path("tdm-reservation").asText("");
        boolean known = value.equals("1") || value.equals("0");
        if (location.isEmpty() || !known) {
          findings.unknown("tdmrep-json");
        } else {
          rules.add(new Rule(location, value.equals("1")));
        }
      }
    } catch (JsonProcessingException e) {
      findings.unknown("tdmrep-json");
    }
    return rules;
  }

  /** The first rule that matches a path; null where none does. */
  public static Rule of(List<Rule> rules, String path) {
    for (Rule rule : rules) {
      if (PathPattern.matches(rule.location, path)) {
        return rule;
      }
    }
    return null;
  }
}
