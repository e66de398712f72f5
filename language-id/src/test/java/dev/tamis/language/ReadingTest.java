package dev.tamis.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What form says of a part of a long document is not said of the rest. */
class ReadingTest {
  private static final String[] RUSSIAN = {
    "по вы за при от пере у в на про",
    "ходил летел бежал нёс вёз вёл смотрел писал читал носил возил водил плыл тянул ставил катил бросил"
        + " копал мыл красил резал рубил варил тащил гнал клеил шил качал менял думал",
    "гавань берег дом лодку сад город мост поле стену реку дорогу книгу письмо площадь школу"
  };
  private static final String[] GERMAN = {
    "Hafen Berg Wald Stadt See Kirch Schul Markt Dorf Stein Winter Sommer Garten Wasser Land Eisen"
        + " Brot Holz Feuer Abend Morgen Turm Mühlen Apfel Vogel Fisch Post Licht Wind Regen",
    "weg platz turm haus hof brunnen garten laden meister wagen graben stein keller ofen boden"
        + " kasten schein korb fuhrmann zaun"
  };

  private final NgramIdentifier identifier = LanguageIdentifier.embedded();

  @ParameterizedTest
  @ValueSource(strings = {"windows-1251", "KOI8-R", "windows-1252", "GBK", "x-MacRoman"})
  void aMisreadBeginningIsNotTheText(String charset) {
    Random random = new Random(1);
    String menu = russian(random, 1200);
    String read = new String(menu.getBytes(StandardCharsets.UTF_8), Charset.forName(charset));
    assertTrue(identifier.identify(read).tag().isUndetermined(), read);
    for (int size : new int[] {10_000, 50_000, 200_000}) {
      Identification answer = identifier.identify(read + "\n" + russian(random, size));
      assertEquals("rus_Cyrl", answer.tag().toString(), answer.toString());
    }
    String body = russian(random, 200_000);
    String whole = new String(body.getBytes(StandardCharsets.UTF_8), Charset.forName(charset));
    assertTrue(identifier.identify(whole).tag().isUndetermined(), charset);
  }

  /** A list is one if it is all of a text, however many words are read at a time. */
  @Test
  void aListOfNamesAtTheEndIsPartOfTheText() {
    List<String> nouns = compounds();
    String list = String.join(", ", nouns.subList(0, 200));
    assertTrue(identifier.identify(list).tag().isUndetermined());
    Random random = new Random(2);
    StringBuilder text = new StringBuilder();
    for (int words = 0; words < 1 << 13; words += 8) {
      text.append("Vor dem ").append(nouns.get(random.nextInt(nouns.size())));
      text.append(" liegt ein alter ").append(nouns.get(random.nextInt(nouns.size())));
      text.append(" dort. ");
    }
    Identification answer = identifier.identify(text + list);
    assertEquals("deu_Latn", answer.tag().toString());
    assertEquals(1, answer.languages().get(answer.tag()), 0.001, answer.toString());
  }

  private static List<String> compounds() {
    List<String> nouns = new ArrayList<>();
    for (String first : GERMAN[0].split(" ")) {
      for (String second : GERMAN[1].split(" ")) {
        nouns.add(first + second);
      }
    }
    Collections.shuffle(nouns, new Random(3));
    return nouns;
  }

  /** Sentences of at least so many bytes, in which no word comes too often. */
  private static String russian(Random random, int bytes) {
    StringBuilder text = new StringBuilder();
    while (2 * text.length() < bytes) {
      text.append("Он ").append(any(random, 0)).append(any(random, 1)).append(" через ");
      text.append(any(random, 2)).append(" и ").append(any(random, 0)).append(any(random, 1));
      text.append(" в ").append(any(random, 2)).append(". ");
    }
    return text.toString();
  }

  private static String any(Random random, int part) {
    String[] words = RUSSIAN[part].split(" ");
    return words[random.nextInt(words.length)];
  }
}
