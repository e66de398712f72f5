package dev.tamis.pipeline.curate.models;

import dev.tamis.classify.ModelDigest;
import dev.tamis.language.fasttext.FastTextModel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Models of fastText, of languages or of anything else, each loaded once in a JVM. */
final class FastTextModels {
  private static final Map<String, Loaded> LOADED = new ConcurrentHashMap<>();

  private FastTextModels() {}

  /**
   * A model.
   *
   * @param model the model
   * @param sha256 of its file
   */
  record Loaded(FastTextModel model, String sha256) {}

  /**
   * A model from its file.
   *
   * @param key of the recipe, for messages
   * @throws IllegalArgumentException if it cannot be read or is no supervised model of fastText
   */
  static Loaded of(String key, String path) {
    return LOADED.computeIfAbsent(
        ModelFiles.stamp(path),
        stamp ->
            ModelFiles.file(
                key, path, file -> new Loaded(FastTextModel.read(file), ModelDigest.sha256(file))));
  }
}
