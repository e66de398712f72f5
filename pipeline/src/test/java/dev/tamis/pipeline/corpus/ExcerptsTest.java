package dev.tamis.pipeline.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.Hash128;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExcerptsTest {
  private static final Decision SHORT = new Decision("gopher-quality", "min-words", 3L, 50L);

  @Test
  void theSmallestIdsAreAlwaysAmongThoseThatAreShown() {
    Excerpts excerpts = new Excerpts(3);
    TreeSet<Hash128> all = new TreeSet<>();
    List<Hash128> shown = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Hash128 id = Hash128.of("record " + i);
      all.add(id);
      if (!excerpts.of(id, SHORT, () -> "text").isEmpty()) {
        shown.add(id);
      }
    }
    assertTrue(shown.containsAll(all.stream().limit(3).toList()));
    assertTrue(shown.size() < 40, shown.size() + " of 500");
  }

  @Test
  void nothingIsAskedForWhereNothingIsShown() {
    Excerpts none = new Excerpts(0);
    assertEquals("", none.of(Hash128.of("a"), SHORT, () -> fail()));
  }

  private static String fail() {
    throw new AssertionError("the text was asked for");
  }

  /** Kinds that a recipe switches off, too: these records were never meant to be published. */
  @Test
  void personalDataIsTakenOutOfTheWholeTextBeforeItIsCut() {
    String text =
        "x".repeat(Excerpts.LENGTH - 14) + " jane.roe@mailbox.org, IBAN DE89370400440532013000";
    String shown = new Excerpts(1).of(Hash128.of("a"), SHORT, () -> text);
    assertFalse(shown.contains("jane"), shown);
    assertTrue(shown.length() <= Excerpts.LENGTH);
  }

  @Test
  void noCharacterIsCutInTwo() {
    String text = "x".repeat(Excerpts.LENGTH - 1) + "\uD83D\uDE00";
    String shown = new Excerpts(1).of(Hash128.of("a"), SHORT, () -> text);
    assertEquals(Excerpts.LENGTH - 1, shown.length());
  }
}
