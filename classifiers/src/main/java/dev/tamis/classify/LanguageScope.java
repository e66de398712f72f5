package dev.tamis.classify;

import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.TextClassifier.Score;
import dev.tamis.language.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The languages that a model was made for; it abstains on texts in others.
 *
 * @param codes ISO 639-3 codes, {@code eng}, or whole tags, {@code eng_Latn}; empty for all
 */
public record LanguageScope(List<String> codes) {
  /** All languages. */
  public static final LanguageScope ALL = new LanguageScope(List.of());

  private static final Pattern CODE = Pattern.compile("[a-z]{3}(_[A-Z][a-z]{3})?");

  /** Checks the form of each code, and that something has it. */
  public LanguageScope {
    codes = List.copyOf(codes);
    for (String code : codes) {
      if (!CODE.matcher(code).matches()) {
        throw new IllegalArgumentException(
            "a language must be an ISO 639-3 code or a tag, like \"eng\" or \"eng_Latn\" (got: \""
                + code
                + "\")");
      }
      if (code.length() == 3) {
        AssignedCodes.checkLanguage(code);
      } else {
        AssignedCodes.check(LanguageTag.parse(code));
      }
    }
  }

  /** Whether texts in a language are scored. */
  public boolean covers(LanguageTag tag) {
    return codes.isEmpty() || codes.contains(tag.language()) || codes.contains(tag.toString());
  }

  /** Has the texts in these languages scored, and abstains on the others. */
  public List<Score> score(List<Input> inputs, Function<List<String>, List<Score>> scorer) {
    List<String> covered = new ArrayList<>();
    for (Input input : inputs) {
      if (covers(input.tag())) {
        covered.add(input.text());
      }
    }
    List<Score> answers = covered.isEmpty() ? List.of() : scorer.apply(covered);
    List<Score> scores = new ArrayList<>(inputs.size());
    int next = 0;
    for (Input input : inputs) {
      scores.add(covers(input.tag()) ? answers.get(next++) : Score.abstain("other-language"));
    }
    return scores;
  }
}
