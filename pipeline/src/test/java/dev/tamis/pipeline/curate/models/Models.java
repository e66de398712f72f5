package dev.tamis.pipeline.curate.models;

import java.nio.file.Path;

/** The small models of the libraries' tests. */
final class Models {
  private static final Path ROOT = Path.of(System.getProperty("tamis.root", ".."));

  /** An ONNX regression from 0 to 5: the mean over the words, flour 30, water 15, sieve 60. */
  static final String GRAIN =
      ROOT.resolve("classifiers/src/test/resources/dev/tamis/classify/onnx/grain").toString();

  /** A fastText model with the labels hq and cc. */
  static final String QUALITY =
      ROOT.resolve("classifiers/src/test/resources/dev/tamis/classify/fasttext/quality.bin")
          .toString();

  /** A fastText model with the labels eng_Latn, fra and ru. */
  static final String LANGUAGES =
      ROOT.resolve("language-id/src/test/resources/dev/tamis/language/fasttext/dense.bin")
          .toString();

  private Models() {}
}
