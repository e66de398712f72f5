package dev.tamis.pipeline.curate;

import dev.tamis.classify.TextClassifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scores texts by each classifier, a batch at a time; the first one's score may exclude. */
final class ScoreQuality implements DocumentStage {
  private final List<TextClassifier> classifiers;
  private final double minScore;

  ScoreQuality(List<TextClassifier> classifiers, double minScore) {
    this.classifiers = List.copyOf(classifiers);
    this.minScore = minScore;
  }

  @Override
  public String name() {
    return "quality";
  }

  @Override
  public Verdict apply(Document document) {
    return applyAll(List.of(document)).get(0);
  }

  @Override
  public List<Verdict> applyAll(List<Document> documents) {
    List<TextClassifier.Input> inputs = new ArrayList<>();
    List<Map<String, Double>> scores = new ArrayList<>();
    for (Document document : documents) {
      inputs.add(
          new TextClassifier.Input(
              document.text(), document.language().tag(), document.statistics()));
      scores.add(new LinkedHashMap<>());
    }
    for (TextClassifier classifier : classifiers) {
      List<TextClassifier.Score> answers = classifier.score(inputs);
      for (int i = 0; i < answers.size(); i++) {
        scores.get(i).put(classifier.name(), answers.get(i).value());
      }
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      verdicts.add(verdict(documents.get(i), scores.get(i)));
    }
    return verdicts;
  }

  private Verdict verdict(Document document, Map<String, Double> scores) {
    Double first = classifiers.isEmpty() ? null : scores.get(classifiers.get(0).name());
    if (first != null && first < minScore) {
      return Verdict.exclude(name(), classifiers.get(0).name(), first, minScore);
    }
    return Verdict.keep(document.withScores(scores));
  }
}
