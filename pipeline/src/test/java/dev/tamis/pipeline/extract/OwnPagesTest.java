package dev.tamis.pipeline.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pipeline.input.charset.Decoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Own pages, one for each case, as bytes, and beside each what is to be taken: {@code .txt}, and
 * {@code .md} where Markdown is asked for. The first line of each says in which way the text is to
 * be found. On pages made for it, words like {@code kept12} mark what must be taken, and words like
 * {@code left12} what must not. {@code -Dtamis.write=true} writes what is taken now, to be read
 * before it is committed.
 */
class OwnPagesTest {
  private static final Pattern MARK = Pattern.compile("\\b(kept|left)[0-9]+\\b");
  private static final Path PAGES =
      Path.of("src/test/resources/dev/tamis/pipeline/extract/pages").toAbsolutePath();

  static List<Path> pages() throws IOException {
    try (Stream<Path> all = Files.list(PAGES)) {
      return all.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void givesTheTextBesideThePage(Path page) throws IOException {
    check(page, ".txt", Format.TEXT);
    if (Boolean.getBoolean("tamis.write") || Files.exists(beside(page, ".md"))) {
      check(page, ".md", new Format(true, true, true));
    }
  }

  private static void check(Path page, String ending, Format format) throws IOException {
    String html = Decoder.html(Files.readAllBytes(page), "").text();
    MainText extractor = new MainText(format);
    Page taken = extractor.of(html);
    String way = extractor.explain(html).get(0);
    String text = way + "\n" + taken.text() + "\n";
    checkMarks(html, taken.text(), page);
    Path expected = beside(page, ending);
    if (Boolean.getBoolean("tamis.write")) {
      Files.writeString(expected, text);
    }
    assertTrue(Files.exists(expected), () -> "no " + expected.getFileName());
    assertEquals(Files.readString(expected), text, () -> page.getFileName().toString());
    for (TextBlock block : taken.blocks()) {
      String part = taken.text().substring(block.start(), block.end());
      assertEquals(part, part.stripTrailing(), () -> "a block of " + page.getFileName());
    }
  }

  private static void checkMarks(String html, String text, Path page) {
    Matcher marks = MARK.matcher(html);
    Set<String> words = new TreeSet<>(List.of(text.split("[^a-z0-9]+", -1)));
    while (marks.find()) {
      String word = marks.group();
      boolean kept = word.startsWith("kept");
      assertEquals(kept, words.contains(word), () -> word + " of " + page.getFileName());
    }
  }

  private static Path beside(Path page, String ending) {
    return page.resolveSibling(page.getFileName().toString().replace(".html", ending));
  }
}
