package dev.tamis.classify.onnx;

/** How the vectors of a text's tokens become one. */
public enum Pooling {
  /** Their mean, filling tokens left out: MiniLM, e5, bge-m3's dense form and XLM-R are used so. */
  MEAN,
  /** That of the first token: bge and arctic-embed are used so. */
  CLS
}
