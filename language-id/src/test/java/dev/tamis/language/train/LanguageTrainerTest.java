package dev.tamis.language.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.NgramIdentifier;
import dev.tamis.language.NgramModel;
import dev.tamis.language.ScriptModel;
import dev.tamis.language.internal.Scripts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageTrainerTest {
  private static final TrainingOptions SMALL = new TrainingOptions(12, 4, 300, 5);
  private static final String[] BAMBARA = {"ba", "de", "fo", "gi", "ka", "lu"};
  private static final String[] ESTONIAN = {"se", "tu", "vi", "no", "pa", "mi"};
  private static final String[] DYULA = {"ba", "de", "fo", "gi", "ke", "li"};
  private static final String[] MACEDONIAN = {"ва", "де", "жи", "ло"};

  private static List<String> lines(String[] syllables, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder line = new StringBuilder();
      for (int word = 5 + random.nextInt(5); word > 0; word--) {
        for (int part = 1 + random.nextInt(3); part > 0; part--) {
          line.append(syllables[random.nextInt(syllables.length)]);
        }
        line.append(' ');
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static void write(Path folder) throws IOException {
    Files.write(folder.resolve("bam_Latn.txt"), lines(BAMBARA, 400, 1));
    Files.write(folder.resolve("est_Latn.txt"), lines(ESTONIAN, 400, 2));
    Files.write(folder.resolve("mkd_Cyrl.txt"), lines(MACEDONIAN, 400, 3));
  }

  private static byte[] bytes(NgramModel model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    model.write(bytes);
    return bytes.toByteArray();
  }

  @Test
  void sameFolderAndSeedGiveTheSameBytes(@TempDir Path folder) throws IOException {
    write(folder);
    StringBuilder progress = new StringBuilder();
    LanguageTrainer.Trained first = new LanguageTrainer(SMALL, progress::append).train(folder);
    LanguageTrainer.Trained second = new LanguageTrainer(SMALL, line -> {}).train(folder);
    assertArrayEquals(bytes(first.model()), bytes(second.model()));
    assertEquals(first.table(), second.table());
    assertTrue(progress.toString().contains("held-out lines right: 1.0000"), progress.toString());
    assertTrue(first.table().contains("| est_Latn | "), first.table());

    TrainingOptions other = new TrainingOptions(12, 4, 300, 6);
    LanguageTrainer.Trained third = new LanguageTrainer(other, line -> {}).train(folder);
    assertFalse(java.util.Arrays.equals(bytes(first.model()), bytes(third.model())));
  }

  @Test
  void readsWhatItWrote(@TempDir Path folder) throws IOException {
    write(folder);
    NgramModel model = new LanguageTrainer(SMALL, line -> {}).train(folder).model();
    NgramModel read = NgramModel.read(new ByteArrayInputStream(bytes(model)));
    assertEquals(
        model.scripts().stream().map(ScriptModel::calibration).toList(),
        read.scripts().stream().map(ScriptModel::calibration).toList());
    assertEquals(
        List.of("bam_Latn", "est_Latn", "mkd_Cyrl"),
        new NgramIdentifier(read).labels().stream().map(LanguageTag::toString).toList());
    for (String line : lines(ESTONIAN, 50, 9)) {
      assertEquals(
          new NgramIdentifier(model).identify(line), new NgramIdentifier(read).identify(line));
    }
    byte[] cut = java.util.Arrays.copyOf(bytes(model), bytes(model).length / 2);
    assertThrows(IOException.class, () -> NgramModel.read(new ByteArrayInputStream(cut)));
  }

  @Test
  void leavesOutLinesInAnotherLanguage() {
    List<String> mixed = new ArrayList<>(lines(BAMBARA, 300, 1));
    List<String> wrong = lines(ESTONIAN, 12, 7);
    mixed.addAll(wrong);
    Map<LanguageTag, List<String>> lines = new TreeMap<>();
    lines.put(LanguageTag.parse("bam_Latn"), mixed);
    lines.put(LanguageTag.parse("dyu_Latn"), lines(DYULA, 300, 3));
    lines.put(LanguageTag.parse("est_Latn"), lines(ESTONIAN, 300, 2));
    Map<LanguageTag, List<String>> clean = new Cleaner(SMALL, Scripts.groupOf("Latn")).clean(lines);
    List<String> kept = clean.get(LanguageTag.parse("bam_Latn"));
    assertEquals(300, kept.size());
    assertFalse(kept.stream().anyMatch(wrong::contains));
    assertEquals(300, clean.get(LanguageTag.parse("est_Latn")).size());
  }

  @Test
  void oneScriptTeachesTheOther() {
    Map<LanguageTag, List<String>> lines = new TreeMap<>();
    lines.put(LanguageTag.parse("srp_Cyrl"), List.of("Њујорк и Ђаково су градови."));
    lines.put(LanguageTag.parse("srp_Latn"), List.of("Knjiga je na stolu."));
    lines.put(LanguageTag.parse("zho_Hant"), List.of("船在七點離開。"));
    Map<LanguageTag, List<String>> all = Conversions.addTo(lines);
    assertEquals(
        List.of("Knjiga je na stolu.", "Njujork i Đakovo su gradovi."),
        all.get(LanguageTag.parse("srp_Latn")));
    assertEquals(lines.get(LanguageTag.parse("srp_Cyrl")), all.get(LanguageTag.parse("srp_Cyrl")));
    assertEquals(3, all.size(), "no language is added: " + all.keySet());
  }

  @Test
  void linesThatDifferInNumbersFallIntoTheSamePart(@TempDir Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : lines(BAMBARA, 300, 1)) {
      lines.add(line);
      lines.add("12. " + line.strip() + "!");
    }
    Files.write(folder.resolve("bam_Latn.txt"), lines);
    Sentences sentences = Sentences.read(folder);
    LanguageTag tag = LanguageTag.parse("bam_Latn");
    List<String> heldOut = sentences.heldOut().get(Sentences.PROSE).get(tag);
    for (String line : heldOut) {
      assertFalse(sentences.training().get(tag).contains("12. " + line.strip() + "!"));
    }
    assertTrue(heldOut.size() > 10);
    assertTrue(sentences.calibration().get(tag).size() > 2);
  }

  @Test
  void readsKindsAndABlocklist(@TempDir Path folder) throws IOException {
    Path base = Files.createDirectories(folder.resolve("train"));
    Files.write(base.resolve("zho_Hant.txt"), List.of("label 船在七點離開", "我唔知佢喺邊", "Open the window"));
    Files.write(base.resolve("zho_Hant.technical2.txt"), List.of("伺服器設定"));
    Files.write(
        folder.resolve("blocklist.tsv"),
        List.of(
            "label\tline\treason",
            "zho_Hant\t1\tattribute-name:line begins with label",
            "zho_Hant\t2\tcantonese",
            "zho_Hant\t3\tenglish:all"));
    Sentences sentences = Sentences.read(folder);
    List<String> lines = new ArrayList<>();
    sentences.training().values().forEach(lines::addAll);
    sentences.calibration().values().forEach(lines::addAll);
    sentences.heldOut().values().forEach(kind -> kind.values().forEach(lines::addAll));
    assertEquals(List.of("伺服器設定", "我唔知佢喺邊", "船在七點離開"), lines.stream().sorted().toList());
    assertFalse(
        sentences
            .training()
            .getOrDefault(LanguageTag.parse("zho_Hant"), List.of())
            .contains("我唔知佢喺邊"));
  }

  @Test
  void anEmptyFolderIsAnError(@TempDir Path folder) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new LanguageTrainer(SMALL, line -> {}).train(folder));
    assertTrue(e.getMessage().contains("eng_Latn.txt"), e.getMessage());
  }
}
