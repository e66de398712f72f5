package dev.tamis.pii.detect;

import dev.tamis.pii.Kind;
import dev.tamis.pii.Kinds;
import dev.tamis.pii.rules.Table;
import dev.tamis.pii.validate.Check;
import dev.tamis.pii.validate.Validators;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cards and national identifiers, from {@code identifiers.tsv}: a written form, a validator, and
 * for most a context word. A form that stands alone must also stand apart from other numbers.
 */
final class IdentifierDetector {

  private static final int MAX_TOKEN = 20;
  private static final double SELF_SCORE = 0.95;
  private static final double GROUPING_SCORE = 0.85;

  /** A form of a kind. */
  private record Rule(
      Kind kind, int order, int topic, Check check, boolean checked, Shape shape, boolean alone) {}

  private final Rule[][] byLength = new Rule[MAX_TOKEN + 1][];

  IdentifierDetector(Set<String> enabled, Lexicon lexicon) {
    List<List<Rule>> lists = new ArrayList<>();
    for (int i = 0; i <= MAX_TOKEN; i++) {
      lists.add(new ArrayList<>());
    }
    List<Kind> kinds = Kinds.all();
    for (String[] row : Table.read("identifiers.tsv", 4)) {
      Kind kind = Kinds.byNames().get(row[0]);
      if (enabled.contains(row[0])) {
        int order = kinds.indexOf(kind);
        Check check = Validators.named(row[1]);
        for (int column = 2; column < 4; column++) {
          for (String form : row[column].split("\\|", -1)) {
            if (!form.isEmpty()) {
              Shape shape = new Shape(form);
              lists
                  .get(shape.anchorLength)
                  .add(
                      new Rule(
                          kind,
                          order,
                          lexicon.topic(row[0]),
                          check,
                          !row[1].equals("plain"),
                          shape,
                          column == 2));
            }
          }
        }
      }
    }
    for (int i = 0; i <= MAX_TOKEN; i++) {
      byLength[i] = lists.get(i).toArray(new Rule[0]);
    }
  }

  /** Tries every form at the token {@code [start, end)}, which holds a digit. */
  void token(Scan scan, int start, int end) {
    if (end - start > MAX_TOKEN) {
      return;
    }
    char next = scan.text.at(end);
    for (Rule rule : byLength[end - start]) {
      Shape shape = rule.shape;
      int after = shape.anchor + shape.anchorLength;
      if (after < shape.form.length() && shape.form.charAt(after) != next) {
        continue;
      }
      int from = start - shape.anchor;
      if (shape.matches(scan.text, from, scan.code) && rule.check.test(scan.code)) {
        judge(scan, rule, from, from + shape.form.length());
      }
    }
  }

  private static void judge(Scan scan, Rule rule, int start, int end) {
    if (!Borders.loose(scan.text, start, end)) {
      return;
    }
    int distance = scan.context.near(rule.topic, start, end);
    if (distance > Context.BEFORE && scan.home(rule.kind) && !rule.alone) {
      distance = scan.context.near(scan.genericTopic, start, end);
    }
    int negative = scan.context.before(scan.negativeTopic, start, end);
    if (distance <= Context.BEFORE && distance < negative) {
      double score = 0.9 + 0.09 * (Context.BEFORE - distance) / Context.BEFORE;
      // What no check supports gives way to what one does.
      double sure = rule.checked ? score : score - 0.1;
      scan.emit(rule.kind.name(), rule.order, start, end, sure, "context");
    } else if (rule.alone
        && negative > Context.BEFORE / 2
        && rule.shape.upperCase(scan.text, start)
        && Borders.strict(scan.text, start, end, rule.shape.spaced)) {
      boolean self = rule.kind.evidence() == Kind.Evidence.SELF;
      scan.emit(
          rule.kind.name(), rule.order, start, end, self ? SELF_SCORE : GROUPING_SCORE, "form");
    }
  }
}
