package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.Objects;

/**
 * A whole recipe: what a run does, in the order of the flow. Immutable; it checks itself, and its
 * messages name the key, the value and what is allowed.
 *
 * @param version version of the form of recipes, 1
 * @param name name of the corpus, for the manifest
 * @param input how shards are read
 * @param erasure what must never be in a corpus
 * @param domains which sources are left out
 * @param optOuts what is done with pages whose makers say how they may be used
 * @param extraction what of a page is its text
 * @param decontaminate which benchmarks documents must not overlap with
 * @param language which languages are kept
 * @param rules which quality rules apply
 * @param quality which classifiers score
 * @param pii what is redacted
 * @param dedup which duplicates are removed
 * @param sources which sources are left out for what is found in them
 * @param tokenDivergence which documents have words that are not those of their language
 * @param output how the corpus is written
 * @param report how the account is written
 * @param card what only a person can say of the corpus
 */
public record Recipe(
    int version,
    String name,
    InputSection input,
    ErasureSection erasure,
    DomainsSection domains,
    OptOutsSection optOuts,
    ExtractionSection extraction,
    DecontaminateSection decontaminate,
    LanguageSection language,
    RulesSection rules,
    QualitySection quality,
    PiiSection pii,
    DedupSection dedup,
    TokenDivergenceSection tokenDivergence,
    SourcesSection sources,
    OutputSection output,
    ReportSection report,
    CardSection card)
    implements Serializable {

  /** The version of the form that this build reads. */
  public static final int VERSION = 1;

  /** Checks that all sections are there. */
  public Recipe {
    if (version != VERSION) {
      throw new IllegalArgumentException("version must be " + VERSION + " (got: " + version + ")");
    }
    Objects.requireNonNull(name, "name is missing");
    Objects.requireNonNull(input, "input is missing");
    Objects.requireNonNull(erasure, "erasure is missing");
    Objects.requireNonNull(domains, "domains is missing");
    Objects.requireNonNull(optOuts, "opt-outs is missing");
    Objects.requireNonNull(extraction, "extraction is missing");
    Objects.requireNonNull(decontaminate, "decontaminate is missing");
    Objects.requireNonNull(language, "language is missing");
    Objects.requireNonNull(rules, "rules is missing");
    Objects.requireNonNull(quality, "quality is missing");
    Objects.requireNonNull(pii, "pii is missing");
    Objects.requireNonNull(dedup, "dedup is missing");
    Objects.requireNonNull(tokenDivergence, "token-divergence is missing");
    Objects.requireNonNull(sources, "sources is missing");
    Objects.requireNonNull(output, "output is missing");
    Objects.requireNonNull(report, "report is missing");
    Objects.requireNonNull(card, "card is missing");
  }
}
