package dev.tamis.pipeline.decide.near;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.words.FoldedWords;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SketchTest {
  /** Of {@link NearSigner#VERSION} 1. */
  private static final long GOLDEN = 2675519552503425184L;

  private static final Layout LAYOUT = new Layout(14, 8);

  /** Two sets of so many elements in all, of which so many are in both. */
  private static long[][] pair(int union, int common, SplittableRandom random) {
    long[] both = random.longs(union).map(FoldedWords::mix).toArray();
    int alone = (union - common) / 2;
    long[] one = new long[common + alone];
    long[] other = new long[union - alone];
    System.arraycopy(both, 0, one, 0, one.length);
    System.arraycopy(both, 0, other, 0, common);
    System.arraycopy(both, one.length, other, common, union - one.length);
    return new long[][] {one, other};
  }

  /** The estimate has no bias, its deviation is that of the goal, and bands hit as theory says. */
  @ParameterizedTest
  @CsvSource({"500,.8,.036", "500,.9,.030", "500,.5,.047", "60,.8,.036", "2000,.8,.037"})
  void estimatesJaccard(int union, double jaccard, double deviation) {
    SplittableRandom random = new SplittableRandom(7);
    Sketcher sketcher = new Sketcher(LAYOUT.size());
    int pairs = 3000;
    double sum = 0;
    double squares = 0;
    int hits = 0;
    for (int i = 0; i < pairs; i++) {
      long[][] pair = pair(union, (int) Math.round(union * jaccard), random);
      byte[] one = sketcher.sketch(pair[0], pair[0].length);
      byte[] other = sketcher.sketch(pair[1], pair[1].length);
      double share = Layout.matches(one, other) / 112.0;
      double estimate = (share - 1 / 256.0) / (1 - 1 / 256.0);
      sum += estimate - jaccard;
      squares += (estimate - jaccard) * (estimate - jaccard);
      hits += LAYOUT.candidates(one, other) ? 1 : 0;
    }
    double theory = 1 - Math.pow(1 - Math.pow(jaccard, 8), 14);
    assertEquals(0, sum / pairs, .004);
    assertTrue(Math.sqrt(squares / pairs) < deviation, "sd " + Math.sqrt(squares / pairs));
    assertEquals(theory, (double) hits / pairs, .03);
  }

  @Test
  void orderAndRepetitionSayNothing() {
    SplittableRandom random = new SplittableRandom(5);
    Sketcher sketcher = new Sketcher(112);
    for (int size : new int[] {1, 2, 7, 50, 1000}) {
      long[] elements = random.longs(size).map(FoldedWords::mix).toArray();
      long[] twice = new long[2 * size];
      for (int i = 0; i < size; i++) {
        twice[i] = elements[size - 1 - i];
        twice[size + i] = elements[i];
      }
      assertArrayEquals(sketcher.sketch(elements, size), sketcher.sketch(twice, 2 * size));
    }
  }

  @Test
  void countsEqualRows() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 2000; round++) {
      byte[] one = new byte[1 + random.nextInt(130)];
      random.nextBytes(one);
      byte[] other = one.clone();
      int expected = one.length;
      for (int i = 0; i < one.length; i++) {
        if (random.nextInt(3) == 0) {
          other[i] = (byte) random.nextInt(256);
          expected -= other[i] == one[i] ? 0 : 1;
        }
      }
      assertEquals(expected, Layout.matches(one, other));
    }
  }

  @Test
  void shingleSetsComeBackAndGiveTheExactSimilarity() {
    SplittableRandom random = new SplittableRandom(2);
    for (int union : new int[] {1, 3, 40, 539, 20_000}) {
      long[][] pair = pair(union, union * 4 / 5, random);
      long[] one = ShingleSet.read(ShingleSet.of(pair[0], pair[0].length));
      long[] other = ShingleSet.read(ShingleSet.of(pair[1], pair[1].length));
      assertEquals((double) (union * 4 / 5) / union, ShingleSet.jaccard(one, other), 1e-4);
      assertTrue(ShingleSet.of(pair[1], pair[1].length).length < 16 + 4 * union);
    }
  }

  @Test
  void shortTextsAreComparedWhole() {
    NearSigner signer = new NearSigner(new NearSigner.Signing(LAYOUT, 5, true, false));
    Verifier exact = new Verifier(112, .8, true);
    Print one = signer.print("Not found", 0);
    assertEquals(1, exact.similarity(one, signer.print("NOT FOUND!", 0)));
    assertTrue(exact.similarity(one, signer.print("Not found here", 0)) < 0);
    assertEquals(1, exact.similarity(signer.print("***", 0), signer.print("* * *", 0)));
    assertTrue(exact.similarity(signer.print("***", 0), signer.print("---", 0)) < 0);
  }

  /** Signatures are stored: what they are for a text must not change without a version. */
  @Test
  void signaturesStayWhatTheyAre() {
    NearSigner signer = new NearSigner(new NearSigner.Signing(LAYOUT, 5, false, false));
    Print print = signer.print("The mill stands by the river, and 北京 is far away from it.", 0);
    long hash = 0;
    for (byte row : print.sketch()) {
      hash = hash * 31 + row;
    }
    assertEquals(GOLDEN, hash);
    NearSigner other = new NearSigner(new NearSigner.Signing(LAYOUT, 6, false, false));
    assertNotEquals(signer.version(), other.version());
  }
}
