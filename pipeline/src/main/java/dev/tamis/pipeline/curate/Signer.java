package dev.tamis.pipeline.curate;

/**
 * Takes from a text what one corpus stage needs of it, in bounded size. Pure, as a document stage
 * is; belongs to one thread. Asked only where the recipe switches its stage on.
 */
public interface Signer {

  /** Name of the corpus stage that reads the signatures. */
  String stage();

  /** The signature of a document as it will be written, scrubbed; never its text. */
  byte[] sign(Document document);
}
