package dev.tamis.pipeline.corpus;

/**
 * What the stage {@code opt-outs} finds of a page's own words that its host may say too; it is not
 * stored.
 *
 * @param tdm whether it said whether rights are reserved, which goes before what its host says
 */
public record OwnWords(boolean tdm) {
  /** A page that said nothing. */
  public static final OwnWords NONE = new OwnWords(false);
}
