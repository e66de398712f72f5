package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.stages.DocumentStage;
import dev.tamis.pipeline.curate.stages.Verdict;
import dev.tamis.pipeline.ledger.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Every document stage of a recipe, in the order of the flow. Belongs to one thread. */
public final class Stages {
  private final List<DocumentStage> stages;
  private final UnaryOperator<String> scrubber;
  private Tally counts = new Tally();

  /**
   * Takes the stages in their order.
   *
   * @param stages asked one after another
   * @param scrubber takes personal data out of what an outcome shows
   */
  public Stages(List<DocumentStage> stages, UnaryOperator<String> scrubber) {
    this.stages = List.copyOf(stages);
    this.scrubber = scrubber;
  }

  /** A URL or text as outcomes may show it. */
  String scrub(String shown) {
    return scrubber.apply(shown);
  }

  /** The stages in their order. */
  public List<DocumentStage> list() {
    return stages;
  }

  /**
   * Takes documents through every stage; each gets the verdict of the stage where it left, or that
   * of the last. A stage that throws fails the document and not the job.
   */
  public List<Verdict> apply(List<Document> documents) {
    List<Verdict> verdicts = new ArrayList<>(documents.size());
    documents.forEach(document -> verdicts.add(Verdict.keep(document)));
    for (DocumentStage stage : stages) {
      applyOne(stage, verdicts);
    }
    return verdicts;
  }

  /**
   * How many documents each stage saw and passed on, and how often each rule was asked, since the
   * last call.
   */
  public Tally takeCounts() {
    Tally taken = counts;
    counts = new Tally();
    for (DocumentStage stage : stages) {
      taken.add(0, "stages", stage.name(), "seen");
      taken.add(0, "stages", stage.name(), "passed");
      stage.takeCounts(taken);
    }
    return taken;
  }

  private void applyOne(DocumentStage stage, List<Verdict> verdicts) {
    List<Document> alive = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      if (verdicts.get(i) instanceof Verdict.Kept kept) {
        alive.add(kept.document());
        places.add(i);
      }
    }
    List<Verdict> answers = judge(stage, alive);
    for (int i = 0; i < places.size(); i++) {
      verdicts.set(places.get(i), answers.get(i));
      counts.add(answers.get(i) instanceof Verdict.Kept ? 1 : 0, "stages", stage.name(), "passed");
    }
    counts.add(places.size(), "stages", stage.name(), "seen");
  }

  /** Asks one stage; where it throws, it is asked of each document alone. */
  static List<Verdict> judge(DocumentStage stage, List<Document> documents) {
    try {
      return stage.applyAll(documents);
    } catch (RuntimeException | StackOverflowError e) {
      // One of them is the cause: each is asked alone, and only that one fails.
      List<Verdict> verdicts = new ArrayList<>(documents.size());
      for (Document document : documents) {
        verdicts.add(judgeOne(stage, document));
      }
      return verdicts;
    }
  }

  private static Verdict judgeOne(DocumentStage stage, Document document) {
    try {
      return stage.apply(document);
    } catch (RuntimeException | StackOverflowError e) {
      // The message may hold text of the document, the class cannot.
      return new Verdict.Failed(stage.name() + ": " + e.getClass().getSimpleName());
    }
  }
}
