package dev.tamis.pii.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tamis.pii.rules.Literals;
import dev.tamis.pii.rules.PatternRule;
import dev.tamis.pii.validate.Secrets;
import dev.tamis.pii.validate.Validators;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Runs pattern rules: behind their literals, which are all looked for in one pass, or over the
 * whole text where a rule has none. One per thread.
 */
final class PatternDetector implements Literals.Sink {
  private final List<PatternRule> rules;
  private final Literals literals;
  private final int[] ruleOf;
  private final int[] lengthOf;

  /** For each rule, the region that is still to be searched. */
  private final int[] from;

  private final int[] to;

  private Scan scan;

  PatternDetector(List<PatternRule> rules) {
    this.rules = rules;
    this.from = new int[rules.size()];
    this.to = new int[rules.size()];
    List<String> all = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      for (String literal : rules.get(rule).literals()) {
        all.add(literal);
        owners.add(rule);
      }
    }
    this.literals = all.isEmpty() ? null : new Literals(all);
    this.ruleOf = owners.stream().mapToInt(Integer::intValue).toArray();
    this.lengthOf = all.stream().mapToInt(String::length).toArray();
  }

  void run(Scan onto) {
    scan = onto;
    Arrays.fill(from, 0);
    Arrays.fill(to, -1);
    if (literals != null) {
      literals.find(scan.text.chars, scan.text.length, this);
    }
    for (int rule = 0; rule < rules.size(); rule++) {
      if (rules.get(rule).literals().isEmpty()) {
        to[rule] = scan.text.length;
      }
      search(rule);
    }
    scan = null;
  }

  @Override
  public void found(int literal, int end) {
    int rule = ruleOf[literal];
    int start = Math.max(0, end - lengthOf[literal] - rules.get(rule).before());
    int stop = Math.min(scan.text.length, end + rules.get(rule).after());
    // Where literals crowd their regions become one, so that no part is searched over and over.
    if (start > to[rule]) {
      search(rule);
      from[rule] = start;
    }
    to[rule] = stop;
  }

  /** Searches the region of a rule, once. */
  private void search(int index) {
    if (to[index] <= from[index]) {
      return;
    }
    PatternRule rule = rules.get(index);
    String region = new String(scan.text.chars, from[index], to[index] - from[index]);
    Matcher matcher = rule.pattern().matcher(region);
    while (matcher.find()) {
      int group = rule.pattern().groupCount() > 0 && matcher.start(1) >= 0 ? 1 : 0;
      judge(rule, from[index] + matcher.start(group), from[index] + matcher.end(group));
    }
  }

  private void judge(PatternRule rule, int start, int end) {
    if (start == end) {
      return;
    }
    String value = new String(scan.text.chars, start, end - start);
    boolean passes =
        switch (rule.check()) {
          case "any" -> true;
          case "entropy" -> Secrets.isRandom(value);
          case "jwt" -> Secrets.isJwt(value);
          default -> Validators.isValid(rule.check(), value);
        };
    if (passes && inContext(rule, start, end)) {
      scan.emit(rule.kind(), start, end, rule.score(), rule.name());
    }
  }

  private boolean inContext(PatternRule rule, int start, int end) {
    if (rule.context().isEmpty()) {
      return true;
    }
    int from = Math.max(0, start - rule.window());
    int to = Math.min(scan.text.length, end + rule.window());
    String near =
        (new String(scan.text.chars, from, start - from)
                + " "
                + new String(scan.text.chars, end, to - end))
            .toLowerCase(Locale.ROOT);
    for (String word : rule.context()) {
      if (near.contains(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /** The patterns, for messages. */
  @Override
  public String toString() {
    return rules.stream().map(PatternRule::pattern).map(Pattern::pattern).toList().toString();
  }
}
