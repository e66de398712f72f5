package dev.tamis.language.train;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.NgramIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no language is answered {@code und}, and sentences are not. */
class NoiseTest {
  private static final double MIN_NOISE = 0.95;
  private static final double MIN_OF_A_KIND = 0.9;
  private static final double MAX_LOST = 0.01;

  private final NgramIdentifier identifier = LanguageIdentifier.embedded();
  private final SplittableRandom random = new SplittableRandom(20260101);

  @Test
  void noiseIsNoLanguage() {
    Map<String, List<String>> kinds = new TreeMap<>();
    kinds.put("generated", new Noise(random.split()).latin(3000));
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[24 + random.nextInt(200)];
      random.nextBytes(bytes);
      add(kinds, "base64", Base64.getMimeEncoder().encodeToString(bytes));
      add(kinds, "hex", HexFormat.ofDelimiter(i % 2 == 0 ? " " : "").formatHex(bytes));
      add(kinds, "numbers", numbers());
      add(kinds, "emoji", "😀🎉👍🏽🚀❤️".repeat(1 + random.nextInt(20)));
      add(kinds, "keyboard", keyboard());
      add(kinds, "code", code());
      add(kinds, "cyrillic", letters("абвгдежзийклмнопрстуфхцчшщъыьэюя"));
      add(kinds, "arabic", letters("ابتثجحخدذرزسشصضطظعغفقكلمنهوي"));
    }
    int und = 0;
    int all = 0;
    StringBuilder shares = new StringBuilder();
    for (Map.Entry<String, List<String>> kind : kinds.entrySet()) {
      long own =
          kind.getValue().stream()
              .filter(t -> identifier.identify(t).tag().isUndetermined())
              .count();
      und += own;
      all += kind.getValue().size();
      assertTrue(own >= MIN_OF_A_KIND * kind.getValue().size(), kind.getKey() + ": " + own);
      shares.append(kind.getKey()).append(' ').append(own).append(" of ");
      shares.append(kind.getValue().size()).append("; ");
    }
    System.out.println("noise answered und: " + shares);
    assertTrue(und >= MIN_NOISE * all, shares.toString());
  }

  @Test
  void sentencesAreALanguage(@TempDir Path folder) throws IOException {
    Path archive = Path.of(System.getProperty("tamis.data", "../shared/data"), "language");
    assumeTrue(Files.exists(archive.resolve("train.tar.gz")), "no sentences at " + archive);
    int lost = 0;
    int all = 0;
    for (Map.Entry<LanguageTag, List<String>> own : HeldOut.read(archive, folder).entrySet()) {
      List<String> lines = own.getValue();
      for (String line : lines.subList(0, Math.min(200, lines.size()))) {
        lost += identifier.identify(line).tag().isUndetermined() ? 1 : 0;
        all++;
      }
    }
    assertTrue(all > 10_000, "sentences: " + all);
    System.out.println("sentences answered und: " + lost + " of " + all);
    assertTrue(lost < MAX_LOST * all, lost + " of " + all + " sentences lost");
  }

  private static void add(Map<String, List<String>> kinds, String kind, String text) {
    kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(text);
  }

  private String numbers() {
    StringBuilder text = new StringBuilder();
    for (int i = 5 + random.nextInt(30); i > 0; i--) {
      text.append(random.nextInt(1_000_000)).append(" .,-/:%€$".charAt(random.nextInt(9)));
      text.append(' ');
    }
    return text.toString();
  }

  private String letters(String alphabet) {
    StringBuilder text = new StringBuilder();
    for (int i = 40 + random.nextInt(80); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      text.append(random.nextInt(6) == 0 ? " " : "");
    }
    return text.toString();
  }

  private String keyboard() {
    String keys = "asdfghjkl;qwertyuiop[zxcvbnm,";
    StringBuilder text = new StringBuilder();
    for (int i = 20 + random.nextInt(80); i > 0; i--) {
      int at = random.nextInt(keys.length() - 3);
      text.append(keys, at, at + 1 + random.nextInt(3));
      text.append(random.nextInt(6) == 0 ? " " : "");
    }
    return text.toString();
  }

  private String code() {
    String[] lines = {
      "for (int i = 0; i < n; i++) { buf[i] = src[idx + i] & 0xff; }",
      "if (ptr == NULL || len > sizeof(tmp)) { goto err; }",
      "var req = new XMLHttpRequest(); req.open('GET', url);",
      "def __init__(self, *args, **kwargs): super().__init__(*args)",
      "<div class=\"btn btn-lg nav-px\"><img src=\"/img/a.png\"></div>",
      "#nav ul li a:hover { color: #fff; padding: 2px 4px; }",
      "SELECT id, tmp_id FROM usr u JOIN grp g ON g.id = u.grp_id;",
    };
    StringBuilder text = new StringBuilder();
    for (int i = 2 + random.nextInt(4); i > 0; i--) {
      text.append(lines[random.nextInt(lines.length)]).append(' ');
    }
    return text.toString();
  }
}
