package dev.tamis.pii.rules;

import com.google.re2j.Pattern;
import dev.tamis.pii.UserRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rules of {@code secrets.tsv} and those of the user. */
public final class RulePack {
  /** How far from a literal the match of a user's rule may reach. */
  private static final int USER_REACH = 512;

  private RulePack() {}

  /** The rules of the kinds that are on. */
  public static List<PatternRule> of(Set<String> enabled, List<UserRule> own) {
    List<PatternRule> rules = new ArrayList<>();
    for (String[] row : Table.read("secrets.tsv", 8)) {
      if (enabled.contains(row[0])) {
        rules.add(
            new PatternRule(
                row[0],
                row[1],
                Pattern.compile(row[7]),
                List.of(row[3].split("\\|", -1)),
                Integer.parseInt(row[4]),
                Integer.parseInt(row[5]),
                row[6],
                List.of(),
                0,
                0.99,
                false));
      }
    }
    for (UserRule rule : own) {
      rules.add(
          new PatternRule(
              rule.kind(),
              "user",
              Pattern.compile(rule.pattern()),
              rule.literals(),
              USER_REACH,
              USER_REACH,
              rule.validator().isEmpty() ? "any" : rule.validator(),
              rule.context(),
              rule.window(),
              rule.score(),
              true));
    }
    return rules;
  }
}
