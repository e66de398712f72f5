package dev.tamis.classify.textness;

import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;

/**
 * Clean text that no network is trained on, to set the cut by and to measure against: long
 * sentences out of files like {@code eng_Latn.txt}, a sentence a line, put together by threes.
 */
final class CleanText {
  /** Languages of which the sentences of the language model's data are mostly whole. */
  private static final Set<String> LANGUAGES =
      Set.of(
          "ara_Arab",
          "ben_Beng",
          "bul_Cyrl",
          "cat_Latn",
          "ces_Latn",
          "dan_Latn",
          "deu_Latn",
          "ell_Grek",
          "eng_Latn",
          "est_Latn",
          "eus_Latn",
          "fas_Arab",
          "fin_Latn",
          "fra_Latn",
          "heb_Hebr",
          "hin_Deva",
          "hun_Latn",
          "hye_Armn",
          "ind_Latn",
          "ita_Latn",
          "jpn_Jpan",
          "kat_Geor",
          "kor_Kore",
          "lav_Latn",
          "lit_Latn",
          "nld_Latn",
          "pol_Latn",
          "por_Latn",
          "ron_Latn",
          "rus_Cyrl",
          "slk_Latn",
          "slv_Latn",
          "spa_Latn",
          "swe_Latn",
          "tam_Taml",
          "tha_Thai",
          "tur_Latn",
          "ukr_Cyrl",
          "urd_Arab",
          "vie_Latn",
          "zho_Hans",
          "zho_Hant");

  private static final int TEXTS = 50;
  private static final int SENTENCES = 3;
  private static final int MIN_SENTENCE = 60;
  private static final int MIN_DENSE_SENTENCE = 25;
  private static final int TAR_BLOCK = 512;
  private static final String MARKUP = "<>{}|=";

  private CleanText() {}

  /** Features of the texts in a gzipped tar archive of such files. */
  static List<float[]> read(Path archive, SplittableRandom random) throws IOException {
    List<float[]> rows = new ArrayList<>();
    try (InputStream file = Files.newInputStream(archive);
        DataInputStream tar =
            new DataInputStream(new BufferedInputStream(new GZIPInputStream(file), 1 << 16))) {
      byte[] header = new byte[TAR_BLOCK];
      for (tar.readFully(header); header[0] != 0; tar.readFully(header)) {
        String name = text(header, 0, 100);
        int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
        byte[] content = tar.readNBytes(size);
        tar.skipNBytes((TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
        String tag = name.substring(name.lastIndexOf('/') + 1).replace(".txt", "");
        if (LANGUAGES.contains(tag)) {
          add(new String(content, StandardCharsets.UTF_8), tag, random, rows);
        }
      }
    }
    if (rows.size() < 100) {
      throw new IllegalArgumentException(
          archive
              + ": must have at least 100 clean texts in files like train/eng_Latn.txt (got: "
              + rows.size()
              + ")");
    }
    return rows;
  }

  private static String text(byte[] header, int from, int length) {
    String field = new String(header, from, length, StandardCharsets.UTF_8);
    int end = field.indexOf('\0');
    return end < 0 ? field : field.substring(0, end);
  }

  private static void add(String lines, String tag, SplittableRandom random, List<float[]> rows) {
    boolean dense = tag.endsWith("Jpan") || tag.contains("_Han") || tag.endsWith("Thai");
    String end = dense && !tag.endsWith("Thai") ? "\u3002" : ". ";
    List<String> sentences = new ArrayList<>();
    for (String line : lines.split("\n", -1)) {
      String sentence = line.strip();
      boolean plain = sentence.chars().allMatch(c -> MARKUP.indexOf(c) < 0);
      if (plain && sentence.length() >= (dense ? MIN_DENSE_SENTENCE : MIN_SENTENCE)) {
        char last = sentence.charAt(sentence.length() - 1);
        sentences.add(CharacterFeatures.isSentenceEnd(last) ? sentence + " " : sentence + end);
      }
    }
    TextnessFeatures features = new TextnessFeatures();
    for (int text = 0; text < TEXTS && !sentences.isEmpty(); text++) {
      StringBuilder joined = new StringBuilder();
      for (int paragraph = 1 + random.nextInt(3); paragraph > 0; paragraph--) {
        for (int i = 0; i < SENTENCES; i++) {
          joined.append(sentences.get(random.nextInt(sentences.size())));
        }
        joined.append('\n');
      }
      String clean = joined.toString().strip();
      LanguageTag identified = LanguageIdentifier.embedded().identify(clean).tag();
      if (Textness.blindness(clean, identified, false) == null) {
        float[] row = new float[TextnessFeatures.COUNT];
        features.compute(clean, identified, row, 0);
        rows.add(row);
      }
    }
  }
}
