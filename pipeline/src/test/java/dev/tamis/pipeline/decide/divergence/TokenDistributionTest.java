package dev.tamis.pipeline.decide.divergence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.LanguageTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenDistributionTest {
  static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");
  private static final TokenSigner SIGNER = new TokenSigner();
  private static TokenCounts counts;
  private static TokenDistribution english;

  /** Draws words of a made-up language by Zipf's law. */
  static String zipf(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      int rank = (int) Math.exp(random.nextDouble() * Math.log(50_000));
      text.append('w').append(Integer.toString(rank, 36).replaceAll("[0-9]", "x$0y")).append(' ');
    }
    return text.toString().replaceAll("[0-9]", "q");
  }

  /** Draws words that no one uses. */
  static String gibberish(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      for (int length = 3 + random.nextInt(8); length > 0; length--) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      text.append(' ');
    }
    return text.toString();
  }

  private static byte[] sign(String text) {
    return SIGNER.sign(text, ENGLISH);
  }

  @BeforeAll
  static void countALanguage() {
    Random random = new Random(7);
    counts = new TokenCounts();
    for (int i = 0; i < 2000; i++) {
      counts.add(sign(zipf(random, 300)));
    }
    english = TokenDistribution.of(counts);
  }

  private static double excessOf(String text) {
    TokenCounts with = new TokenCounts();
    with.addAll(counts);
    with.add(sign(text));
    return TokenDistribution.of(with).excess(sign(text));
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 200, 800, 3200})
  void excessIsNearNothingForWordsOfTheLanguageAtAnyLength(int words) {
    Random random = new Random(words);
    TokenCounts with = new TokenCounts();
    with.addAll(counts);
    List<byte[]> texts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      texts.add(sign(zipf(random, words)));
      with.add(texts.get(i));
    }
    TokenDistribution distribution = TokenDistribution.of(with);
    double mean = texts.stream().mapToDouble(distribution::excess).average().orElseThrow();
    assertEquals(0, mean, 0.15);
    assertTrue(english.chance(words) > english.chance(words * 4L));
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 200, 800, 3200})
  void excessIsHighForOtherWordsAndForFewWordsRepeated(int words) {
    assertTrue(excessOf(gibberish(new Random(words), words)) > 2);
    assertTrue(excessOf("cheap watches best price ".repeat(words / 4)) > 2);
  }

  @Test
  void aDocumentIsHeldAgainstTheOthersOnly() {
    String text = gibberish(new Random(1), 5000);
    TokenCounts alone = new TokenCounts();
    alone.add(sign(zipf(new Random(2), 5000)));
    alone.add(sign(text));
    assertTrue(TokenDistribution.of(alone).excess(sign(text)) > 1);
  }

  @ParameterizedTest
  @CsvSource({"-18", "-9.99", "-3", "0", "1.21", "3.99", "4.01", "6.5", "9"})
  void meanOfLogarithmsIsThatOfPoissonsLaw(double logMean) {
    double mean = Math.exp(logMean);
    double sum = 0;
    double logFactorial = 0;
    for (int k = 1; k < 20_000; k++) {
      logFactorial += Math.log(k);
      sum += Math.log1p(k) * Math.exp(k * logMean - mean - logFactorial);
    }
    assertEquals(sum, PoissonLog.ofLog(logMean), 1e-9 + sum * 1e-3);
  }

  @Test
  void signaturesCountWordsWithoutCaseDigitsOrPunctuation() {
    assertArrayEquals(sign("The mill, 1984."), sign("the MILL 2026!!"));
    assertEquals(3, TokenDistribution.words(sign("The mill, 1984.")));
    TreeMap<Integer, Long> buckets = new TreeMap<>();
    List<Integer> order = new ArrayList<>();
    TokenSigner.visit(
        sign("b a a " + "c ".repeat(300)),
        (bucket, count) -> {
          buckets.put(bucket, count);
          order.add(bucket);
        });
    assertEquals(new ArrayList<>(buckets.keySet()), order);
    assertEquals(List.of(1L, 2L, 300L), buckets.values().stream().sorted().toList());
  }

  @Test
  void aSignerForgetsTheTextBefore() {
    byte[] first = sign("one two two");
    sign(zipf(new Random(3), 2000));
    assertArrayEquals(first, sign("one two two"));
  }

  @Test
  void hostileTextsHaveAnAnswer() {
    for (String text :
        List.of(
            "",
            " \n\t ",
            "x".repeat(5_000_000),
            "\ud83d\ude00".repeat(1000),
            "1234567890".repeat(1000),
            "\ud800 \udc00 \ud800",
            "\u0000\ufffd\u200b",
            "\u6f22".repeat(20_000))) {
      byte[] signature = sign(text);
      double excess = english.excess(signature);
      assertTrue(Double.isFinite(excess), text.length() + " characters: " + excess);
    }
    assertEquals(0, english.excess(sign("")));
    TokenDistribution nothing = TokenDistribution.of(new TokenCounts());
    assertTrue(Double.isFinite(nothing.excess(new byte[0])));
  }

  @Test
  void countsAddUpInAnyOrderAndRoundTrip() throws Exception {
    TokenCounts.Sum sum = new TokenCounts.Sum();
    TokenCounts a = new TokenCounts();
    a.add(sign("one two"));
    TokenCounts b = new TokenCounts();
    b.add(sign("two three three"));
    TokenCounts both = sum.mergeAccumulators(List.of(a, b));
    assertEquals(both, sum.mergeAccumulators(List.of(b, a)));
    assertEquals(5, both.words());
    assertEquals(2, both.documents());
    var coder = new TokenCounts.TokenCountsCoder();
    TokenCounts back =
        CoderUtils.decodeFromByteArray(coder, CoderUtils.encodeToByteArray(coder, counts));
    assertEquals(counts, back);
    assertEquals(counts.words(), back.words());
    var distributions = new TokenDistribution.TokenDistributionCoder();
    byte[] bytes = CoderUtils.encodeToByteArray(distributions, english);
    byte[] text = sign("some words of this");
    TokenDistribution decoded = CoderUtils.decodeFromByteArray(distributions, bytes);
    assertEquals(english.excess(text), decoded.excess(text));
    assertArrayEquals(bytes, CoderUtils.encodeToByteArray(distributions, decoded));
  }
}
