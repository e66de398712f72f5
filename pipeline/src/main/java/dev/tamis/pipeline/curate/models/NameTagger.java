package dev.tamis.pipeline.curate.models;

import dev.tamis.classify.onnx.TokenClassifier;
import dev.tamis.pii.EntityTagger;
import dev.tamis.pii.Finding;
import dev.tamis.pii.Hint;
import dev.tamis.pipeline.recipe.PiiSection;
import java.util.ArrayList;
import java.util.List;

/** Names of people, as the user's model marks them. */
final class NameTagger implements EntityTagger {
  private static final String KIND = "PERSON";

  private final TokenClassifier classifier;
  private final List<String> people;
  private final double minScore;

  NameTagger(TokenClassifier classifier, PiiSection.NamesModel settings) {
    this.classifier = classifier;
    this.people = settings.people();
    this.minScore = settings.minScore();
  }

  @Override
  public List<String> kinds() {
    return List.of(KIND);
  }

  @Override
  public List<Finding> tag(String text, Hint hint) {
    List<Finding> findings = new ArrayList<>();
    for (TokenClassifier.Span span : classifier.spans(text)) {
      boolean placeholder =
          span.start() > 0
              && text.charAt(span.start() - 1) == '['
              && span.end() < text.length()
              && (text.charAt(span.end()) == ']' || text.charAt(span.end()) == ':');
      if (people.contains(span.label())
          && span.score() >= minScore
          && span.end() > span.start()
          && !placeholder) {
        findings.add(
            new Finding(KIND, span.start(), span.end(), Math.min(1, span.score()), "model"));
      }
    }
    return findings;
  }
}
