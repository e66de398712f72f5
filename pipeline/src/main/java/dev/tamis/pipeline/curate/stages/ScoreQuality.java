package dev.tamis.pipeline.curate.stages;

import dev.tamis.classify.ScoreRange;
import dev.tamis.classify.TextClassifier;
import dev.tamis.classify.TextClassifier.Score;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.models.QualityModels;
import dev.tamis.pipeline.curate.models.QualityModels.Limited;
import dev.tamis.pipeline.ledger.BinCounts;
import dev.tamis.pipeline.ledger.Bins;
import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Nearest;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.SourcesSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Scores texts by each classifier, a batch at a time. A score beyond a limit excludes, by a rule
 * with the classifier's name, and the classifiers after it are not asked.
 */
public final class ScoreQuality implements DocumentStage {
  private final List<Limited> models;
  private final long[] asked;
  private final List<BinCounts> values = new ArrayList<>();

  /** Loads and tries the models. */
  public static Loaded load(Recipe recipe) {
    List<Limited> models = QualityModels.of(recipe.quality());
    checkSources(recipe.sources(), models);
    SortedMap<String, String> digests = new TreeMap<>();
    models.forEach(model -> digests.put("quality." + model.name(), model.classifier().sha256()));
    // A classifier has buffers of its own; what it is made of is held once.
    return Loaded.of(() -> new ScoreQuality(QualityModels.of(recipe.quality())), digests);
  }

  /** A rule over a score that no model gives would pass for one that is kept. */
  private static void checkSources(SourcesSection section, List<Limited> models) {
    Set<String> scores = new TreeSet<>();
    models.forEach(model -> scores.addAll(model.scores()));
    for (SourcesSection.Safety rule : section.safety()) {
      if (!scores.contains(rule.model())) {
        throw new IllegalArgumentException(
            "sources.safety: no model of quality.models gives a score \""
                + rule.model()
                + "\""
                + Nearest.hint(rule.model(), scores)
                + "; there are "
                + String.join(", ", scores));
      }
    }
  }

  ScoreQuality(List<Limited> models) {
    this.models = List.copyOf(models);
    this.asked = new long[models.size()];
    models.forEach(
        model -> values.add(new BinCounts(name(), model.name(), bins(model.classifier().range()))));
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
    List<Answers> answers = new ArrayList<>();
    documents.forEach(document -> answers.add(new Answers(document)));
    long[] now = new long[asked.length];
    for (int m = 0; m < models.size(); m++) {
      List<Answers> left = answers.stream().filter(own -> own.verdict == null).toList();
      now[m] = score(models.get(m), left);
    }
    // Counted only now, for if a model throws, each document is judged again alone.
    for (int m = 0; m < asked.length; m++) {
      asked[m] += now[m];
      for (Answers own : answers) {
        Double score = own.scores.get(models.get(m).name());
        values.get(m).add(score == null ? Double.NaN : score);
      }
    }
    return answers.stream().map(Answers::verdict).toList();
  }

  @Override
  public String describe(Document passed) {
    return passed.quality().scores().toString();
  }

  @Override
  public void takeCounts(Tally tally) {
    for (int m = 0; m < asked.length; m++) {
      Limited model = models.get(m);
      if (model.least() != null || model.most() != null) {
        tally.add(asked[m], Keys.RULES, name(), model.name());
      }
      if (model.least() != null && asked[m] > 0) {
        Keys.cut(tally, asked[m], name(), model.name(), true, model.least());
      }
      if (model.most() != null && asked[m] > 0) {
        Keys.cut(tally, asked[m], name(), model.name(), false, model.most());
      }
      values.get(m).take(tally);
      asked[m] = 0;
    }
  }

  /** Fifty bins over the scores that a classifier may give; any number: from -10 to 10. */
  private static Bins bins(ScoreRange range) {
    boolean narrow = range.most() - range.least() <= 1000;
    return narrow ? Bins.linear(range.least(), range.most(), 50) : Bins.linear(-10, 10, 50);
  }

  /** How many got a score. */
  private long score(Limited model, List<Answers> documents) {
    if (documents.isEmpty()) {
      return 0;
    }
    List<Score> scores = model.score(documents.stream().map(Answers::input).toList());
    long scored = 0;
    for (int i = 0; i < scores.size(); i++) {
      Double value = scores.get(i).value();
      documents.get(i).add(model.name(), scores.get(i));
      if (value != null) {
        scored++;
        Double broken = model.broken(value);
        if (broken != null) {
          // With its scores: a source is judged by the pages that leave as well.
          documents.get(i).verdict =
              Verdict.exclude(documents.get(i).scored(), name(), model.name(), value, broken);
        }
      }
    }
    return scored;
  }

  /** What the classifiers have said of a document so far. */
  private static final class Answers {
    private final Document document;
    private final Map<String, Double> scores = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private Verdict verdict;

    private Answers(Document document) {
      this.document = document;
    }

    private TextClassifier.Input input() {
      return new TextClassifier.Input(document.text(), document.language().tag());
    }

    private void add(String name, Score score) {
      scores.put(name, score.value());
      score.byLabel().forEach((label, p) -> scores.put(name + "/" + label, p));
      if (score.value() != null && score.label() != null) {
        labels.put(name, score.label());
      }
    }

    private Document scored() {
      return document.with(document.quality().withScores(scores, labels));
    }

    private Verdict verdict() {
      return verdict == null ? Verdict.keep(scored()) : verdict;
    }
  }
}
