package dev.tamis.pipeline.curate.models;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.ModelDigest;
import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.train.HashedModel;
import dev.tamis.classify.train.LabelledFile;
import dev.tamis.classify.train.QualityTrainer;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a model is found when the recipe is checked. */
class ModelsOfARecipeTest {
  private static final LanguageTag ENGLISH = LanguageTag.parse("eng_Latn");

  @TempDir private Path folder;

  private static Recipe recipe(String... changes) {
    return RecipeReader.read(null, List.of(changes));
  }

  private static Plan plan(Recipe recipe) {
    return Plan.fresh(Plan.Spec.of(recipe));
  }

  private static String quality(String entries) {
    return "quality.models=["
        + entries.replace("GRAIN", Models.GRAIN).replace("QUALITY", Models.QUALITY)
        + "]";
  }

  private static Double score(QualityModels.Limited model, String text) {
    return model.classifier().score(List.of(new Input(text, ENGLISH))).get(0).value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{name: e, kind: onnx, path: no/such}|quality.models: e no/such: no file classifier.json",
        "{name: e, kind: onnx, path: QUALITY}|no file classifier.json in the folder",
        "{name: e, kind: fasttext, path: no/such.bin}|quality.models: e no/such.bin: there is no such file",
        "{name: e, kind: fasttext, path: GRAIN/model.onnx}|expected fastText's magic number",
        "{name: e, kind: onnx, path: GRAIN, min-score: 6}|quality.models: e: min-score must be 0.0 .. 5.0 (got: 6.0)",
        "{name: e, kind: onnx, path: GRAIN, max-score: -1}|e: max-score must be 0.0 .. 5.0 (got: -1.0)",
        "{name: e, kind: onnx, path: GRAIN, label: good}|e: label does not know \"good\"",
        "{name: e, kind: fasttext, path: QUALITY, label: hg}|e: label does not know \"hg\"; did you mean \"hq\"?",
        "{name: e, kind: fasttext, path: QUALITY, label: hq, min-score: 2}|e: min-score must be 0.0 .. 1.0 (got: 2.0)",
      })
  void wrongClassifiers(String entry, String message) {
    Recipe recipe = recipe(quality(entry));
    Exception e = assertThrows(IllegalArgumentException.class, () -> plan(recipe), message);
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void classifiersOfEveryKind() {
    Recipe recipe =
        recipe(
            quality(
                "textness, {name: grain, kind: onnx, path: GRAIN, min-score: 1.5},"
                    + "{name: hq, kind: fasttext, path: QUALITY, label: __label__hq,"
                    + " max-score: 0.9, languages: [eng]}"),
            "quality.min-score=0.2");
    List<QualityModels.Limited> models = QualityModels.of(recipe.quality());
    assertEquals(.2, models.get(0).least());
    assertEquals(1.5, models.get(1).least());
    assertEquals(5, score(models.get(1), "flour water"));
    assertNull(models.get(2).least());
    assertEquals(.9, models.get(2).broken(.95));
    assertTrue(score(models.get(2), "the miller grinds") > .99);
    assertEquals(
        new TreeSet<>(List.of("language", "quality.grain", "quality.hq", "quality.textness")),
        new TreeSet<>(plan(recipe).models().keySet()));
    assertSame(
        FastTextModels.of("k", Models.QUALITY), FastTextModels.of("k", Models.QUALITY), "once");
  }

  @Test
  void aNameOfAClassifierHidesNoOtherDigest() {
    Recipe recipe =
        recipe(
            quality(
                "{name: language, kind: onnx, path: GRAIN},"
                    + "{name: pii.names, kind: onnx, path: GRAIN}"));
    SortedMap<String, String> models = plan(recipe).models();
    assertEquals(
        List.of("language", "quality.language", "quality.pii.names"), List.copyOf(models.keySet()));
    assertEquals(LanguageModels.of("").sha256(), models.get("language"));
  }

  @Test
  void aModelThatTrainQualityMadeIsLoadedOnce() throws IOException {
    Path model = train();
    String path = model.toString();
    HashedModel loaded = QualityModels.hashed("k", path);
    assertSame(loaded, QualityModels.hashed("k", path), "once");
    Recipe recipe = recipe(quality("{name: edu, kind: hashed, path: '" + path + "'}"));
    List<QualityModels.Limited> models = QualityModels.of(recipe.quality());
    List<QualityModels.Limited> others = QualityModels.of(recipe.quality());
    assertTrue(models.get(0).classifier() != others.get(0).classifier(), "one for each thread");
    assertEquals(
        score(models.get(0), "river stone method because"),
        score(others.get(0), "river stone method because"));
    assertEquals(loaded.sha256(), plan(recipe).models().get("quality.edu"));
  }

  @Test
  void aNetworkOfAnotherKindInsideTheFolderIsAnErrorWithTheName() throws IOException {
    Path model = train();
    Path description = model.resolve("classifier.json");
    String before = ModelDigest.sha256(model.resolve("model.onnx"));
    Files.copy(
        Path.of(Models.GRAIN, "model.onnx"),
        model.resolve("model.onnx"),
        StandardCopyOption.REPLACE_EXISTING);
    String json = Files.readString(description, StandardCharsets.UTF_8);
    String after = ModelDigest.sha256(model.resolve("model.onnx"));
    Files.writeString(description, json.replace(before, after), StandardCharsets.UTF_8);
    Recipe recipe = recipe(quality("{name: edu, kind: hashed, path: '" + model + "'}"));
    Exception e = assertThrows(IllegalArgumentException.class, () -> plan(recipe));
    assertTrue(e.getMessage().startsWith("quality.models: edu " + model), e.getMessage());
    assertTrue(e.getMessage().contains("ONNX Runtime failed"), e.getMessage());
  }

  private Path train() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      String words = i % 2 == 0 ? "river stone method because " : "cheap click offer winner ";
      lines.append("{\"text\":\"").append(words.repeat(5)).append(i);
      lines.append("\",\"language\":\"eng_Latn\",\"score\":").append(i % 2 * 5).append("}\n");
    }
    BufferedReader reader = new BufferedReader(new StringReader(lines.toString()));
    QualityTrainer.Trained trained =
        new QualityTrainer(1).train("edu", LabelledFile.read("lines", reader, null));
    Path model = Files.createDirectory(folder.resolve("edu"));
    Files.write(model.resolve("model.onnx"), trained.model());
    Files.writeString(
        model.resolve("classifier.json"), trained.description(), StandardCharsets.UTF_8);
    return model;
  }

  @Test
  void languageModels() {
    LanguageModels.Loaded loaded = LanguageModels.of(Models.LANGUAGES);
    assertEquals(List.of("eng_Latn", "fra_Latn", "rus_Cyrl"), List.copyOf(loaded.tags()));
    plan(recipe("language.model=" + Models.LANGUAGES, "language.keep=[fra_Latn]"));
    Recipe wrongForm = recipe("language.model=" + Models.LANGUAGES, "language.keep=[deu_Latn]");
    Exception e = assertThrows(IllegalArgumentException.class, () -> plan(wrongForm));
    assertTrue(e.getMessage().contains("language.keep does not know \"deu_Latn\""), e.getMessage());
    Recipe noLanguages = recipe("language.model=" + Models.QUALITY);
    e = assertThrows(IllegalArgumentException.class, () -> plan(noLanguages));
    assertTrue(e.getMessage().startsWith("language.model "), e.getMessage());
    assertTrue(e.getMessage().contains("labels must be languages"), e.getMessage());
    assertTrue(e.getMessage().contains("__label__hq"), e.getMessage());
  }

  @Test
  void aModelThatTrainLanguageMadeIsALanguageModel(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("own.bin");
    try (InputStream own = LanguageIdentifier.class.getResourceAsStream("languages-v2.bin")) {
      Files.copy(own, file);
    }
    LanguageModels.Loaded loaded = LanguageModels.of(file.toString());
    assertEquals(247, loaded.tags().size());
    assertEquals(LanguageIdentifier.embeddedSha256(), loaded.sha256());
    Path broken = Files.write(folder.resolve("cut.bin"), Files.readAllBytes(file), CREATE_NEW);
    try (FileChannel cut = FileChannel.open(broken, WRITE)) {
      cut.truncate(100_000);
    }
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> LanguageModels.of(broken.toString()));
    assertTrue(e.getMessage().startsWith("language.model " + broken), e.getMessage());
  }

  @Test
  void copiesOfRemoteModelsAreGoneAfterwards() throws IOException {
    List<Path> seen =
        ModelFiles.copied(
            Models.GRAIN + "/",
            List.of("model.onnx", "classifier.json"),
            copy -> {
              try (Stream<Path> files = Files.list(copy)) {
                return files.sorted().toList();
              }
            });
    assertEquals(
        List.of("classifier.json", "model.onnx"),
        seen.stream().map(file -> file.getFileName().toString()).toList());
    Path single = ModelFiles.copied(Models.QUALITY, List.of(""), copy -> copy);
    assertEquals("quality.bin", single.getFileName().toString());
    for (Path copy : List.of(seen.get(0), single)) {
      assertTrue(Files.notExists(copy) && Files.notExists(copy.getParent()), copy::toString);
    }
  }

  @Test
  void aFileThatChangesIsLoadedAnew() throws IOException {
    Path model = Files.copy(Path.of(Models.QUALITY), folder.resolve("m.bin"));
    String before = FastTextModels.of("k", model.toString()).sha256();
    Files.write(model, Files.readAllBytes(Path.of(Models.LANGUAGES)));
    assertTrue(!before.equals(FastTextModels.of("k", "file://" + model).sha256()));
  }
}
