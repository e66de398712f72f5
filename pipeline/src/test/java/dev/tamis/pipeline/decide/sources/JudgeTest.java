package dev.tamis.pipeline.decide.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.curate.stages.ScoreQuality;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeReader;
import dev.tamis.pipeline.source.density.PageCount;
import dev.tamis.pipeline.source.density.SourceAccount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sources by the share of their pages over a classifier's cut. */
class JudgeTest {
  private static final String RULE =
      "sources.safety=[{model: textness, over: 0.8, share: 0.3, min-documents: 10}]";

  private static Judge judge(Map<String, Boolean> pinned, String... changes) {
    List<String> all = new java.util.ArrayList<>(List.of(changes));
    all.add(RULE);
    return new Judge(RecipeReader.read(null, all).sources(), pinned);
  }

  private static SourceAccount account(int pages, int scored, int over) {
    SourceAccount account = new SourceAccount();
    for (int i = 0; i < pages; i++) {
      account.add(
          new PageCount(
              Hash128.of("page " + i).high(),
              100,
              new TreeMap<>(),
              List.of(),
              i < scored ? 1 : 0,
              i < over ? 1 : 0));
    }
    return account;
  }

  @ParameterizedTest
  @CsvSource({
    "40, 40, 12, true", // at the share
    "40, 40, 11, false",
    "40, 20, 6, true", // of the scored ones
    "40, 9, 9, false", // too few scored
    "10, 10, 3, true",
    "40, 0, 0, false"
  })
  void aShareOfScoredPagesDecides(int pages, int scored, int over, boolean excluded) {
    Tally tally = new Tally();
    Judge.Said said = judge(Map.of()).judge("a.de", account(pages, scored, over), tally);
    assertEquals(excluded, said.row().excluded());
    assertEquals(excluded ? "safety-textness" : "pii-density", said.row().rule());
    String scores = scored == 0 ? "" : "textness=" + over + "/" + scored;
    assertTrue(said.row().line().endsWith("," + scores + "\n"), said.row().line());
    if (excluded) {
      assertEquals(0.3, said.threshold());
      assertEquals((double) over / scored, said.value());
    }
  }

  @Test
  void whatWasReviewedGoesBeforeTheRule() {
    Judge judge = judge(new TreeMap<>(Map.of("a.de", false, "b.de", true)));
    assertEquals("pinned", judge.judge("a.de", account(40, 40, 40), new Tally()).row().rule());
    assertTrue(judge.judge("b.de", account(40, 40, 0), new Tally()).row().excluded());
  }

  @Test
  void aClassifierOfOneLabelHasNoScoreForEach() {
    Recipe recipe = RecipeReader.read(null, List.of(RULE.replace("textness", "textness/spam")));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ScoreQuality.load(recipe));
    assertTrue(e.getMessage().contains("\"textness/spam\""), e.getMessage());
  }

  @Test
  void aRuleOverAClassifierThatIsNotThereIsAnError() {
    Recipe recipe = RecipeReader.read(null, List.of(RULE.replace("textness", "toxicity")));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ScoreQuality.load(recipe));
    assertTrue(e.getMessage().contains("toxicity"), e.getMessage());
  }
}
