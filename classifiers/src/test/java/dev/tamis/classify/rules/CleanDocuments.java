package dev.tamis.classify.rules;

import dev.tamis.language.LanguageTag;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Documents of clean running text, put together from files like {@code eng_Latn.txt} with a
 * sentence a line: what the default recipe must keep. Of strings of interfaces and of words drawn
 * at random, which such files hold as well, as few are taken as the language allows.
 */
final class CleanDocuments {
  /** How many documents of a language. */
  static final int DOCUMENTS = 100;

  private static final int TAR_BLOCK = 512;
  private static final String MARKUP = "<>{}|=\\_[]@#~^*+$%/";
  private static final int FEWEST_SENTENCES = 60;
  private static final int MIN_LETTERS = 700;
  private static final int MAX_LETTERS = 2_400;

  /** Scripts that write no space between sentences. */
  private static final Set<String> DENSE = Set.of("Hans", "Hant", "Jpan", "Thai", "Khmr", "Laoo");

  /** Scripts whose characters stand for more than a sound. */
  private static final Set<String> SHORT = Set.of("Hans", "Hant", "Jpan", "Kore");

  private CleanDocuments() {}

  /**
   * Documents by language.
   *
   * @param archive gzipped tar archive
   */
  static SortedMap<LanguageTag, List<String>> read(Path archive) throws IOException {
    SortedMap<LanguageTag, List<String>> all = new TreeMap<>();
    try (InputStream file = Files.newInputStream(archive);
        DataInputStream tar =
            new DataInputStream(new BufferedInputStream(new GZIPInputStream(file), 1 << 16))) {
      byte[] header = new byte[TAR_BLOCK];
      for (tar.readFully(header); header[0] != 0; tar.readFully(header)) {
        String name = field(header, 0, 100);
        int size = Integer.parseInt(field(header, 124, 12).strip(), 8);
        byte[] content = tar.readNBytes(size);
        tar.skipNBytes((TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
        if (name.endsWith(".txt")) {
          LanguageTag tag =
              LanguageTag.parse(name.substring(name.lastIndexOf('/') + 1).replace(".txt", ""));
          all.put(tag, of(new String(content, StandardCharsets.UTF_8), tag));
        }
      }
    }
    return all;
  }

  private static String field(byte[] header, int from, int length) {
    String field = new String(header, from, length, StandardCharsets.UTF_8);
    int end = field.indexOf('\0');
    return end < 0 ? field : field.substring(0, end);
  }

  private static List<String> of(String lines, LanguageTag tag) {
    List<String> sentences = sentences(lines, tag);
    SplittableRandom random = new SplittableRandom(tag.toString().hashCode());
    List<String> documents = new ArrayList<>();
    String space = DENSE.contains(tag.script()) ? "" : " ";
    int least = SHORT.contains(tag.script()) ? MIN_LETTERS / 2 : MIN_LETTERS;
    int most = SHORT.contains(tag.script()) ? MAX_LETTERS / 2 : MAX_LETTERS;
    while (documents.size() < DOCUMENTS) {
      List<String> left = new ArrayList<>(sentences);
      int letters = least + random.nextInt(most - least);
      StringBuilder document = new StringBuilder();
      int inParagraph = 0;
      while (document.length() < letters && !left.isEmpty()) {
        int at = random.nextInt(left.size());
        document.append(left.get(at));
        left.set(at, left.get(left.size() - 1));
        left.remove(left.size() - 1);
        inParagraph++;
        boolean ends = random.nextInt(4) < inParagraph;
        document.append(ends ? "\n" : space);
        inParagraph = ends ? 0 : inParagraph;
      }
      documents.add(document.toString().strip());
    }
    return documents;
  }

  /** Whole sentences; where they are too few, the longest of the other lines as well. */
  private static List<String> sentences(String lines, LanguageTag tag) {
    int shortest = SHORT.contains(tag.script()) ? 15 : 40;
    List<String> whole = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String line : new LinkedHashSet<>(List.of(lines.split("\n", -1)))) {
      String sentence = line.strip();
      boolean plain = sentence.chars().allMatch(c -> MARKUP.indexOf(c) < 0);
      if (plain && sentence.length() >= shortest) {
        (isEnded(sentence) ? whole : others).add(sentence);
      }
    }
    others.sort(Comparator.comparingInt((String line) -> -line.length()));
    for (int i = 0; whole.size() < FEWEST_SENTENCES && i < others.size(); i++) {
      whole.add(others.get(i));
    }
    return whole;
  }

  private static boolean isEnded(String sentence) {
    int last = sentence.codePointBefore(sentence.length());
    return ".?!\u3002\uff1f\uff01\u0964\u0965\u06d4\u061f\u1362\u0589\u104b\u17d4\u0f0d\u1c7e\u166e"
            .indexOf(last)
        >= 0;
  }
}
