package dev.tamis.pipeline.assemble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.ledger.Hash128;
import org.junit.jupiter.api.Test;

class FoldersTest {
  private static final int IDS = 20_000;

  private static Hash128 id(int i) {
    return Hash128.of("id", Integer.toString(i));
  }

  @Test
  void sharesAreThoseThatWereAskedFor() {
    Folders folders = new Folders(0.05, 0.01);
    int held = 0;
    int sampled = 0;
    int both = 0;
    for (int i = 0; i < IDS; i++) {
      boolean validation = folders.of("eng_Latn", id(i)).equals("data/eng_Latn/validation");
      held += validation ? 1 : 0;
      sampled += folders.isSampled(id(i)) ? 1 : 0;
      both += validation && folders.isSampled(id(i)) ? 1 : 0;
    }
    assertTrue(Math.abs(held - IDS * 0.05) < 200, held + " held back");
    assertTrue(Math.abs(sampled - IDS * 0.01) < 60, sampled + " sampled");
    assertTrue(both < 40, "the sample is no part of the validation split: " + both);
  }

  @Test
  void moreIsHeldBackThanWithALowerShareAndNothingElse() {
    for (int i = 0; i < IDS; i++) {
      if (new Folders(0.01, 0).of("x", id(i)).endsWith("validation")) {
        assertTrue(new Folders(0.02, 0).of("x", id(i)).endsWith("validation"));
      }
    }
  }

  @Test
  void withoutASplitThereIsNone() {
    assertEquals("data/eng_Latn", Folders.PLAIN.of("eng_Latn", id(1)));
    assertTrue(new Folders(0, 1).isSampled(id(1)));
  }

  @Test
  void wrongSharesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Folders(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Folders(0, Double.NaN));
  }
}
