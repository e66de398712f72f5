package dev.tamis.pipeline.curate.models;

import dev.tamis.classify.ModelDigest;
import dev.tamis.language.LanguageIdentifier;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.NgramIdentifier;
import dev.tamis.language.NgramModel;
import dev.tamis.language.fasttext.FastTextIdentifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The model that identifies languages, loaded once in a JVM. */
public final class LanguageModels {
  private static final Map<String, Loaded> LOADED = new ConcurrentHashMap<>();
  private static final String KEY = "language.model";

  private LanguageModels() {}

  /**
   * A model.
   *
   * @param identifier asks it
   * @param tags that it may answer
   * @param sha256 of its file
   */
  public record Loaded(LanguageIdentifier identifier, Collection<String> tags, String sha256) {}

  /**
   * A model.
   *
   * @param path of a fastText model, or one that {@code tamis train language} made; empty for the
   *     embedded one
   * @throws IllegalArgumentException if it cannot be read, or its labels are no languages
   */
  public static Loaded of(String path) {
    return LOADED.computeIfAbsent(
        path.isEmpty() ? path : ModelFiles.stamp(path),
        stamp -> path.isEmpty() ? embedded() : load(path));
  }

  private static Loaded embedded() {
    return new Loaded(
        LanguageIdentifier.embedded(),
        tags(LanguageIdentifier.embedded().labels()),
        LanguageIdentifier.embeddedSha256());
  }

  private static Loaded load(String path) {
    NgramIdentifier own = ModelFiles.file(KEY, path, LanguageModels::own);
    if (own != null) {
      return new Loaded(
          own, tags(own.labels()), ModelFiles.file(KEY, path, LanguageModels::digest));
    }
    FastTextModels.Loaded model = FastTextModels.of(KEY, path);
    try {
      FastTextIdentifier identifier = new FastTextIdentifier(model.model());
      return new Loaded(identifier, tags(identifier.labels()), model.sha256());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(KEY + " " + path + ": " + e.getMessage(), e);
    }
  }

  /** A model that {@code tamis train language} made; null where the file is none. */
  private static NgramIdentifier own(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      if (!gzip) {
        return null;
      }
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new NgramIdentifier(NgramModel.read(in));
    }
  }

  private static String digest(Path file) throws IOException {
    return ModelDigest.sha256(file);
  }

  private static Collection<String> tags(Collection<LanguageTag> labels) {
    Collection<String> tags = new TreeSet<>();
    labels.forEach(label -> tags.add(label.toString()));
    return tags;
  }
}
