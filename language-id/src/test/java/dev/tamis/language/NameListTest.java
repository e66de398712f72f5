package dev.tamis.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tamis.language.internal.WordReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameListTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true | Anna Kowalska, Jan Nowak, Piotr Wiśniewski, Katarzyna Wójcik",
        "true | Müller; Schmidt; Schneider; Fischer; Weber",
        "true | Luís de Souza; Ana da Silva; João dos Santos; Rui Teixeira",
        "true | Ludwig van Beethoven\\nJohann Sebastian Bach\\nWolfgang Amadeus Mozart\\nClara Schumann",
        "true | Ольга Петрова, Иван Сидоров, Анна Кузнецова, Пётр Волков",
        "true | Γιώργος Παπάς, Μαρία Ιωάννου, Νίκος Δήμου, Ελένη Βασιλείου",
        "true | J. Smith, A. B. Jones, C. Miller, D. Brown",
        "true | Sony WH-1000XM5 - $348.00\\nBose QC45 - $279.00\\nAirPods Pro - $199.99\\nJBL Flip - $89.00",
        "true | iPhone Case 9,99 € BMW Mini 12,00 € Lego Technic 49,99 € Akku Bosch 89,00 €",
        "false | Die Familien Müller, Schmidt, Schneider und Fischer wohnen im selben Haus.",
        "false | JA, ICH WEISS, DASS DU KOMMST, ABER NICHT HEUTE",
        "false | How to Win Friends, Influence People, And Get Rich for Free",
        "false | Open Recent Files",
        "false | Anna Kowalska Jan Nowak Piotr Wiśniewski Katarzyna Wójcik",
        "false | Anna Kowalska, Jan Nowak, Piotr Wiśniewski",
        "false | Herr Müller, Frau Schmidt",
        "false | USA, UK, EU, NATO, WHO, UNESCO",
      })
  void namesAreToldByTheirForm(boolean expected, String text) {
    char[] characters = text.replace("\\n", "\n").toCharArray();
    WordReader reader = new WordReader();
    assertEquals(characters.length, reader.read(characters, 0));
    assertEquals(expected, NameList.isAll(characters, reader));
  }
}
