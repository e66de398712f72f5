package dev.tamis.pipeline.curate;

import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.fasttext.FastTextIdentifier;
import dev.tamis.language.fasttext.FastTextModel;
import dev.tamis.pipeline.recipe.LanguageSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The model that identifies languages, loaded once in a JVM. */
final class LanguageModels {
  private static final Map<String, Loaded> LOADED = new ConcurrentHashMap<>();

  private LanguageModels() {}

  /**
   * A model.
   *
   * @param identifier asks it
   * @param tags that it may answer
   * @param sha256 of its file
   */
  record Loaded(LanguageIdentifier identifier, Collection<String> tags, String sha256) {}

  /**
   * The model of a recipe.
   *
   * @throws IllegalArgumentException if it cannot be read, or its labels are no languages
   */
  static Loaded of(LanguageSection section) {
    return LOADED.computeIfAbsent(section.model(), LanguageModels::load);
  }

  private static Loaded load(String path) {
    if (path.isEmpty()) {
      return new Loaded(
          LanguageIdentifier.embedded(),
          tags(LanguageIdentifier.embedded().labels()),
          LanguageIdentifier.embeddedSha256());
    }
    byte[] bytes = PiiSettings.read("language.model", path);
    try {
      Path copy = Files.createTempFile("tamis-language-", ".model");
      try {
        Files.write(copy, bytes);
        FastTextIdentifier identifier = new FastTextIdentifier(FastTextModel.read(copy));
        String digest =
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return new Loaded(identifier, tags(identifier.labels()), digest);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException("language.model " + path + ": " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks SHA-256", e);
    }
  }

  private static Collection<String> tags(Collection<LanguageTag> labels) {
    Collection<String> tags = new TreeSet<>();
    labels.forEach(label -> tags.add(label.toString()));
    return tags;
  }
}
