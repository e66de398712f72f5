package dev.tamis.pipeline.corpus;

/**
 * Takes from a text what one corpus stage needs of it, in bounded size. Pure, as a document stage
 * is; belongs to one thread. Asked only where the recipe switches its stage on.
 */
public interface Signer {

  /** Name of the corpus stage that reads the signatures. */
  String stage();

  /**
   * Version of the algorithm. Signatures are stored in curated files; those of another version are
   * made anew.
   */
  int version();

  /** The signature of a document as it will be written, scrubbed; never its text. */
  byte[] sign(Document document);
}
