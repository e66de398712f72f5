package dev.tamis.classify.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.LanguageTag;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a computer holds of a text that it has measured. */
class BuffersTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");
  private static final WordLists LISTS =
      new WordLists(Map.of(), Map.of(ENGLISH, List.of("old bridge")));

  private static StatisticsComputer computer() {
    return new StatisticsComputer(LISTS);
  }

  /** Entries of all arrays of numbers in an object of this package and in what it is made of. */
  private static long entries(Object owner) {
    long sum = 0;
    for (Field field : owner.getClass().getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        continue;
      }
      field.setAccessible(true);
      try {
        Object value = field.get(owner);
        if (field.getType().isArray()) {
          sum += Array.getLength(value);
        } else if (value != null && field.getType().getPackageName().equals(PACKAGE)) {
          sum += value instanceof Signal ? 0 : entries(value);
        }
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
    return sum;
  }

  private static final String PACKAGE = BuffersTest.class.getPackageName();

  private static String words(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append((char) ('a' + i % 26)).append(i % 1013).append(i % 7 == 0 ? '\n' : ' ');
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x ", "a b c, ", "\n", "the old bridge "})
  void whatALongTextNeededIsGivenBack(String unit) {
    StatisticsComputer computer = computer();
    String small = words(50);
    computer.compute(small, ENGLISH);
    long before = entries(computer);
    computer.compute(unit.repeat((2 << 20) / unit.length()), ENGLISH);
    assertTrue(entries(computer) > 2 << 20, "" + entries(computer));
    computer.compute(small, ENGLISH);
    assertTrue(
        entries(computer) <= before + Buffers.LARGEST_KEPT, before + " " + entries(computer));
  }

  @Test
  void aTextOfAnyLengthIsMeasuredAsByANewComputer() {
    StatisticsComputer used = computer();
    for (int count : new int[] {700_000, 3, 140_000, 0, 140_000, 300_000, 40, 262_144, 1500}) {
      String text = words(count);
      assertEquals(
          computer().compute(text, ENGLISH).asMap(),
          used.compute(text, ENGLISH).asMap(),
          count + "");
    }
  }

  @Test
  void aBufferThatIsMadeAnewFitsTheSameNeedTheNextTime() {
    for (int needed = 1; needed < 1 << 20; needed = needed * 5 / 4 + 1) {
      int size = Buffers.size(needed);
      assertTrue(!Buffers.isUnfit(size, needed), needed + " " + size);
    }
    assertTrue(Buffers.isUnfit(9, 10));
    assertTrue(Buffers.isUnfit(Buffers.LARGEST_KEPT + 1, Buffers.LARGEST_KEPT));
    assertTrue(!Buffers.isUnfit(Buffers.LARGEST_KEPT, 0));
  }
}
