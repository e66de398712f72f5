package dev.tamis.pipeline.recipe;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What only a person can say of a corpus, for the papers that travel with it. Nothing is made up
 * for what is empty: the papers mark it, and {@code tamis card --missing} lists it.
 *
 * @param title of the corpus
 * @param description one paragraph
 * @param license SPDX identifier or address of the licence
 * @param creator who made the corpus: a person or an organisation
 * @param contact how to reach them
 * @param url where the corpus is published
 * @param version of the corpus, as semantic versioning has it
 * @param published date of publication, {@code YYYY-MM-DD}
 * @param crawl which crawl the shards are of, as its publisher names it
 * @param crawlUrl where that crawl is published
 * @param uses what the corpus is for, and what not
 * @param limitations known limitations and biases
 * @param maintenance how it is kept up, and how to have something removed
 * @param provider name and contact of the provider of the model, for the public summary
 * @param representative the provider's authorised representative in the Union, or "none"
 * @param model versioned names of the models trained on it
 * @param placed date of the model's placement on the Union market
 * @param crawlers yes or no: whether crawlers were used by the provider or on their behalf
 * @param codeOfPractice yes or no: whether the provider has signed the code of practice
 * @param rights measures to respect reservations of rights before and during collection
 * @param illegalContent measures against illegal content beyond those of the run
 * @param smallCompany whether the provider is a small or medium-sized enterprise
 */
public record CardSection(
    String title,
    String description,
    String license,
    String creator,
    String contact,
    String url,
    String version,
    String published,
    String crawl,
    String crawlUrl,
    String uses,
    String limitations,
    String maintenance,
    String provider,
    String representative,
    String model,
    String placed,
    String crawlers,
    String codeOfPractice,
    String rights,
    String illegalContent,
    boolean smallCompany)
    implements Serializable {

  /** Checks that all keys are there, and the form of those that have one. */
  public CardSection {
    Checks.present("card.small-company", smallCompany);
    for (Map.Entry<String, String> said :
        said(
                title,
                description,
                license,
                creator,
                contact,
                url,
                version,
                published,
                crawl,
                crawlUrl,
                uses,
                limitations,
                maintenance,
                provider,
                representative,
                model,
                placed,
                crawlers,
                codeOfPractice,
                rights,
                illegalContent)
            .entrySet()) {
      Checks.present("card." + said.getKey(), said.getValue());
    }
    form("card.version", version, "[0-9]+(\\.[0-9]+){0,2}(-[0-9A-Za-z.-]+)?", "like 1.0.0");
    form("card.published", published, "[0-9]{4}-[0-9]{2}-[0-9]{2}", "like 2026-11-26");
    form("card.crawlers", crawlers, "yes|no", "yes or no");
    form("card.code-of-practice", codeOfPractice, "yes|no", "yes or no");
  }

  /** What was said by key, in the order of the recipe; empty where nothing was. */
  public Map<String, String> said() {
    return said(
        title,
        description,
        license,
        creator,
        contact,
        url,
        version,
        published,
        crawl,
        crawlUrl,
        uses,
        limitations,
        maintenance,
        provider,
        representative,
        model,
        placed,
        crawlers,
        codeOfPractice,
        rights,
        illegalContent);
  }

  private static Map<String, String> said(String... values) {
    String[] keys = {
      "title",
      "description",
      "license",
      "creator",
      "contact",
      "url",
      "version",
      "published",
      "crawl",
      "crawl-url",
      "uses",
      "limitations",
      "maintenance",
      "provider",
      "representative",
      "model",
      "placed",
      "crawlers",
      "code-of-practice",
      "rights",
      "illegal-content"
    };
    Map<String, String> said = new LinkedHashMap<>();
    for (int i = 0; i < keys.length; i++) {
      said.put(keys[i], values[i]);
    }
    return said;
  }

  private static void form(String key, String value, String pattern, String like) {
    if (!value.isEmpty() && !value.matches(pattern)) {
      throw new IllegalArgumentException(key + " must be " + like + " (got: " + value + ")");
    }
  }
}
