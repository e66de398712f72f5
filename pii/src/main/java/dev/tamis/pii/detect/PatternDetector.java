package dev.tamis.pii.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tamis.pii.rules.Literals;
import dev.tamis.pii.rules.PatternRule;
import dev.tamis.pii.rules.SecretWords;
import dev.tamis.pii.validate.Secrets;
import dev.tamis.pii.validate.Validators;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Runs pattern rules: behind their literals, which are all looked for in one pass, or over the
 * whole text where a rule has none; and tries the assignments at words of secrets. What is redacted
 * already is opaque to the rules of the user. One per thread.
 */
final class PatternDetector implements Literals.Sink {
  private static final int STATEMENT = Integer.MAX_VALUE;

  /** How far behind its name an option of a command may stand, in characters. */
  private static final int LONGEST_COMMAND = 460;

  private final List<PatternRule> rules;
  private final List<SecretWords.Word> words;
  private final Literals literals;
  private final int[] ruleOf;
  private final int[] lengthOf;
  private final Assignments assignments;

  /** For each rule, the region that is still to be searched. */
  private final int[] from;

  private final int[] to;

  /** The rules whose literals have been found. */
  private final int[] active;

  private int activeCount;

  /** The rules that search the whole text. */
  private final int[] everywhere;

  private Scan scan;

  /** The literals found, each as its number and its end. */
  private int[] hits = new int[1 << 8];

  private int hitCount;
  private boolean statements;

  PatternDetector(List<PatternRule> rules, boolean assigned, Assignments assignments) {
    this.assignments = assignments;
    this.rules = rules;
    this.words = assigned ? SecretWords.all() : List.of();
    this.from = new int[rules.size()];
    this.to = new int[rules.size()];
    this.active = new int[rules.size()];
    Arrays.fill(to, -1);
    this.everywhere =
        IntStream.range(0, rules.size()).filter(r -> rules.get(r).literals().isEmpty()).toArray();
    List<String> all = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      for (String literal : rules.get(rule).literals()) {
        all.add(literal);
        owners.add(rule);
      }
    }
    for (int word = 0; word < words.size(); word++) {
      all.add(words.get(word).text());
      owners.add(rules.size() + word);
    }
    for (String statement : SqlRows.STATEMENTS) {
      all.add(statement);
      owners.add(STATEMENT);
    }
    this.literals = Literals.shared(all);
    this.ruleOf = owners.stream().mapToInt(Integer::intValue).toArray();
    this.lengthOf = all.stream().mapToInt(String::length).toArray();
  }

  /** The literals whose marks the text must list. */
  Literals literals() {
    return literals;
  }

  /** Finds the literals of a text. */
  void read(Buffer text) {
    hitCount = 0;
    statements = false;
    if (text.markCount > 0) {
      literals.find(text.chars, text.length, text.marks, text.markCount, this);
    }
  }

  @Override
  public void found(int literal, int end) {
    if (ruleOf[literal] == STATEMENT) {
      statements = true;
      return;
    }
    if (hitCount == hits.length) {
      hits = Arrays.copyOf(hits, hitCount * 2);
    }
    hits[hitCount++] = literal;
    hits[hitCount++] = end;
  }

  /** Whether words of SQL were found, beside which rows of values may stand. */
  boolean statements() {
    return statements;
  }

  /** Tries the rules and the assignments at the literals found. */
  void run(Scan onto) {
    scan = onto;
    for (int i = 0; i < hitCount; i += 2) {
      near(hits[i], hits[i + 1]);
    }
    for (int i = 0; i < activeCount; i++) {
      search(active[i]);
      to[active[i]] = -1;
    }
    activeCount = 0;
    for (int rule : everywhere) {
      from[rule] = 0;
      to[rule] = scan.text.length;
      search(rule);
    }
    scan = null;
  }

  /** Forgets a text that was not read to its end. */
  void clear() {
    Arrays.fill(to, -1);
    activeCount = 0;
    scan = null;
  }

  private void near(int literal, int end) {
    int rule = ruleOf[literal];
    if (rule >= rules.size()) {
      assignments.word(scan, words.get(rule - rules.size()), end - lengthOf[literal], end);
      return;
    }
    int start = Math.max(0, end - lengthOf[literal] - rules.get(rule).before());
    int stop = Math.min(scan.text.length, end + rules.get(rule).after());
    // Where literals crowd their regions become one, so that no part is searched over and over.
    if (start > to[rule]) {
      if (to[rule] < 0) {
        active[activeCount++] = rule;
      } else {
        search(rule);
      }
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
    int base = from[index];
    String region = new String(scan.text.chars, base, to[index] - base);
    Matcher matcher = rule.pattern().matcher(region);
    boolean found = matcher.find();
    while (found) {
      int end = matcher.end();
      int blocked = rule.own() ? scan.blocks(base + matcher.start(), base + end) : -1;
      if (blocked < 0) {
        int group = group(matcher, rule.pattern().groupCount());
        if (group >= 0) {
          judge(rule, base + matcher.start(group), base + matcher.end(group));
        }
        found = matcher.find();
      } else {
        int next = Math.max(matcher.start() + 1, blocked - base);
        found = next <= region.length() && matcher.find(next);
      }
    }
  }

  /** The first group that took part, the whole match without groups. */
  private static int group(Matcher matcher, int groups) {
    for (int group = 1; group <= groups; group++) {
      if (matcher.start(group) >= 0) {
        return group;
      }
    }
    return 0;
  }

  private void judge(PatternRule rule, int start, int end) {
    if (start == end) {
      return;
    }
    String value = new String(scan.text.chars, start, end - start);
    boolean passes =
        switch (rule.check()) {
          case "any" -> true;
          case "token" -> Secrets.isToken(value);
          case "password" -> Secrets.isPassword(value.substring(value.indexOf(':') + 1));
          case "random" -> Secrets.isRandom(value);
          case "jwt" -> Secrets.isJwt(value);
          case "curl-password" -> command("curl", start) && Secrets.isPassword(value);
          case "curl-random" -> command("curl", start) && Secrets.isRandom(value);
          default -> Validators.isValid(rule.check(), value);
        };
    if (passes && inContext(rule, start, end)) {
      scan.emit(rule.kind(), start, end, rule.score(), rule.name());
    }
  }

  /**
   * Whether a command of this name stands before a place, in its line or in one that ends with a
   * backslash and so goes on. Expressions that reach back so far unroll to thousands of states.
   */
  private boolean command(String name, int place) {
    Buffer text = scan.text;
    for (int i = place - 1; i >= 0 && place - i <= LONGEST_COMMAND; i--) {
      char c = text.chars[i];
      if (c == '\n' && text.at(text.at(i - 1) == '\r' ? i - 2 : i - 1) != '\\') {
        return false;
      }
      if (c <= ' ' && text.word(name, i - name.length())) {
        return true;
      }
    }
    return false;
  }

  private boolean inContext(PatternRule rule, int start, int end) {
    if (rule.context().isEmpty()) {
      return true;
    }
    int left = scan.clearFrom(start, Math.max(0, start - rule.window()));
    int right = scan.clearTo(end, Math.min(scan.text.length, end + rule.window()));
    String near =
        (new String(scan.text.chars, left, start - left)
                + " "
                + new String(scan.text.chars, end, right - end))
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
