package dev.tamis.pii;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes {@code months.tsv}: the names of months in every language of CLDR, in the Gregorian
 * calendar and in the civil calendars of the languages that have one of their own, out of ICU.
 */
public final class MonthNames {
  private static final Map<String, List<String>> OWN =
      Map.of(
          "fa", List.of("persian"),
          "ps", List.of("persian"),
          "ckb", List.of("islamic"),
          "ar", List.of("islamic"),
          "ur", List.of("islamic"),
          "he", List.of("hebrew"),
          "am", List.of("ethiopic"),
          "ti", List.of("ethiopic"),
          "hi", List.of("indian"),
          "en", List.of("persian", "islamic", "hebrew", "ethiopic"));

  private MonthNames() {}

  /** Writes the file that is named. */
  public static void main(String[] args) throws IOException {
    Map<String, Set<String>> names = new TreeMap<>();
    for (ULocale locale : ULocale.getAvailableLocales()) {
      String language = locale.getLanguage();
      boolean base = locale.getCountry().isEmpty() && locale.getVariant().isEmpty();
      if (!base || locale.getISO3Language().isEmpty()) {
        continue;
      }
      Set<String> row = names.computeIfAbsent(locale.getISO3Language(), k -> new TreeSet<>());
      List<String> calendars = new ArrayList<>(OWN.getOrDefault(language, List.of()));
      calendars.add("gregorian");
      for (String calendar : calendars) {
        Calendar of = Calendar.getInstance(locale.setKeywordValue("calendar", calendar));
        DateFormatSymbols symbols = new DateFormatSymbols(of, locale);
        for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
          for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
            for (String name : symbols.getMonths(context, width)) {
              add(row, name);
            }
          }
        }
      }
    }
    StringBuilder out =
        new StringBuilder("# The names of months: CLDR through ICU4J, written by MonthNames.\n");
    names.forEach(
        (language, row) -> {
          if (!row.isEmpty()) {
            out.append("MONTH\t").append(language).append('\t').append(String.join("|", row));
            out.append('\n');
          }
        });
    Files.writeString(Path.of(args[0]), out, StandardCharsets.UTF_8);
  }

  private static void add(Set<String> row, String name) {
    String clean = name.toLowerCase(Locale.ROOT).strip();
    while (clean.endsWith(".")) {
      clean = clean.substring(0, clean.length() - 1);
    }
    long letters = clean.codePoints().filter(Character::isLetter).count();
    boolean ascii = clean.codePoints().allMatch(c -> c < 0x80);
    if (letters >= (ascii ? 3 : 2) && clean.indexOf('|') < 0) {
      row.add(clean);
    }
  }
}
