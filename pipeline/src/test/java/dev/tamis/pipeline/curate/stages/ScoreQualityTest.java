package dev.tamis.pipeline.curate.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.TextClassifier;
import dev.tamis.classify.TextClassifier.Score;
import dev.tamis.pipeline.assemble.DocumentLine;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.models.QualityModels.Limited;
import dev.tamis.pipeline.input.Body;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Position;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Tally;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ScoreQualityTest {

  /** Answers by the text, and remembers which texts it was asked for. */
  private record Fake(String name, Function<String, Score> answer, List<String> asked)
      implements TextClassifier {
    static Fake of(String name, Function<String, Score> answer) {
      return new Fake(name, answer, new ArrayList<>());
    }

    @Override
    public String sha256() {
      return "";
    }

    @Override
    public List<Score> score(List<Input> inputs) {
      inputs.forEach(input -> asked.add(input.text()));
      return inputs.stream().map(input -> answer.apply(input.text())).toList();
    }
  }

  private static Document document(String text) {
    CrawlRecord record =
        new CrawlRecord(
            "shard",
            new Position(text.length(), 0),
            "",
            "",
            "",
            new Body.Chars(false, text),
            new TreeMap<>(),
            false);
    return Document.of(record).withText(text);
  }

  private static Limited limited(Fake model, Double least, Double most) {
    return new Limited(model.name(), model, least, most);
  }

  private static Decision decision(Verdict verdict) {
    return ((Verdict.Excluded) verdict).decision();
  }

  private static Score length(String text) {
    return new Score((double) text.length(), null);
  }

  @Test
  void everyScoreAndLabelGoesIntoTheRecord() {
    Map<String, Double> hazards = new LinkedHashMap<>();
    hazards.put("violent_crimes", .7);
    hazards.put("hate", .1);
    ScoreQuality stage =
        new ScoreQuality(
            List.of(
                limited(Fake.of("length", ScoreQualityTest::length), null, null),
                limited(Fake.of("mute", text -> Score.abstain("too-short")), 5.0, null),
                limited(
                    Fake.of("hazards", text -> new Score(.7, "violent_crimes", hazards)),
                    null,
                    .8)));
    Document kept = ((Verdict.Kept) stage.apply(document("abc"))).document();
    assertEquals(
        "{length=3.0, mute=null, hazards=0.7, hazards/violent_crimes=0.7, hazards/hate=0.1}",
        kept.quality().scores().toString());
    assertEquals(Map.of("hazards", "violent_crimes"), kept.quality().labels());
    String line = new String(DocumentLine.of(kept, Cuts.NONE, 1), StandardCharsets.UTF_8);
    assertTrue(
        line.contains(
            "\"quality\":3.0,\"scores\":{\"length\":3.0,\"mute\":null,\"hazards\":0.7,"
                + "\"hazards/violent_crimes\":0.7,\"hazards/hate\":0.1},"
                + "\"labels\":{\"hazards\":\"violent_crimes\"}"),
        line);
  }

  @Test
  void aScoreBeyondALimitExcludesAndSparesTheModelsAfterIt() {
    Fake costly = Fake.of("costly", ScoreQualityTest::length);
    ScoreQuality stage =
        new ScoreQuality(
            List.of(
                limited(Fake.of("length", ScoreQualityTest::length), 2.0, 4.0),
                limited(costly, 3.0, null)));
    List<Verdict> verdicts =
        stage.applyAll(List.of(document("a"), document("bb"), document("ccc"), document("eeeee")));
    assertEquals(new Decision("quality", "length", 1.0, 2.0), decision(verdicts.get(0)));
    assertEquals(new Decision("quality", "costly", 2.0, 3.0), decision(verdicts.get(1)));
    assertTrue(verdicts.get(2) instanceof Verdict.Kept, "scores at the limits are kept");
    assertEquals(new Decision("quality", "length", 5.0, 4.0), decision(verdicts.get(3)));
    assertEquals(List.of("bb", "ccc"), costly.asked());
    for (Verdict verdict : List.of(stage.apply(document("dddd")))) {
      assertTrue(verdict instanceof Verdict.Kept, "at the upper limit");
    }
  }

  @Test
  void aLimitDecidesOnTheScoreThatIsWritten() {
    double measured = (double) .45f;
    double third = 1.0 / 3;
    assertTrue(measured < .45, "the float nearest to .45 is below it");
    ScoreQuality stage =
        new ScoreQuality(
            List.of(
                limited(Fake.of("a", text -> new Score(measured, null)), .45, null),
                limited(
                    Fake.of("b", text -> new Score(third, "x", Map.of("x", third))),
                    .33333333,
                    null)));
    Document kept = ((Verdict.Kept) stage.apply(document("abc"))).document();
    String line = new String(DocumentLine.of(kept, Cuts.NONE, 1), StandardCharsets.UTF_8);
    assertTrue(
        line.contains(
            "\"quality\":0.45,\"scores\":{\"a\":0.45,\"b\":0.33333334,\"b/x\":0.33333334}"),
        line);
    assertEquals(
        (float) third, kept.quality().scores().get("b").floatValue(), "keep-best ranks by it");
  }

  @Test
  void rulesAreCountedWhereThereIsALimitAndAScore() {
    ScoreQuality stage =
        new ScoreQuality(
            List.of(
                limited(Fake.of("noted", ScoreQualityTest::length), null, null),
                limited(
                    Fake.of("picky", t -> t.length() > 1 ? length(t) : Score.abstain("short")),
                    1.0,
                    null),
                limited(Fake.of("never", t -> Score.abstain("short")), 1.0, null)));
    stage.applyAll(List.of(document("a"), document("bb"), document("ccc")));
    Tally tally = new Tally();
    stage.takeCounts(tally);
    Tally expected = new Tally();
    expected.add(2, "rules", "quality", "picky");
    expected.add(0, "rules", "quality", "never");
    assertEquals(expected, tally);
    Tally again = new Tally();
    stage.takeCounts(again);
    assertFalse(again.equals(tally), "counted once");
  }

  @Test
  void noClassifierKeepsAll() {
    Verdict verdict = new ScoreQuality(List.of()).apply(document("a"));
    assertEquals(Map.of(), ((Verdict.Kept) verdict).document().quality().scores());
  }
}
