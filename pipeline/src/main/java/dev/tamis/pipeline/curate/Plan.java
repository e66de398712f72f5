package dev.tamis.pipeline.curate;

import dev.tamis.classify.rules.RuleSet;
import dev.tamis.pipeline.corpus.CuratedSplit;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.curate.models.Erasures;
import dev.tamis.pipeline.curate.models.PiiSettings;
import dev.tamis.pipeline.curate.models.RuleSettings;
import dev.tamis.pipeline.curate.stages.DocumentStage;
import dev.tamis.pipeline.curate.stages.DocumentStages;
import dev.tamis.pipeline.curate.stages.ScrubPii;
import dev.tamis.pipeline.decide.CorpusStages;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.input.Fields;
import dev.tamis.pipeline.input.ReadOptions;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.ledger.Build;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.recipe.InputSection;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeWriter;
import dev.tamis.pipeline.recipe.SourcesSection;
import dev.tamis.pipeline.source.density.PeopleValues;
import dev.tamis.pipeline.source.lists.ListReport;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a recipe comes to: its stages with their lists and models, how shards are read, and the
 * digests of all that decides. Made once at submit, where a wrong name is an error, and once in
 * each worker's JVM. Thread-safe; the stages and signers that it makes belong to one thread.
 */
public final class Plan {
  private static Plan last;

  private final Spec spec;
  private final List<DocumentStage.Loaded> documentStages = new ArrayList<>();
  private final List<CorpusStage> corpusStages = new ArrayList<>();
  private final List<String> measures;
  private final SortedMap<String, String> models = new TreeMap<>();
  private final SortedMap<String, String> lists = new TreeMap<>();
  private final Map<String, RuleSet.About> ruleSets = new LinkedHashMap<>();
  private final SortedMap<String, String> corpusLists = new TreeMap<>();
  private final TreeMap<String, ListReport> listReports = new TreeMap<>();
  private Hash128 digest;

  /**
   * What a plan is made of; it travels to the workers.
   *
   * @param recipe what to do
   * @param documentStages stages beyond {@link DocumentStages#ALL}, asked before the text is
   *     scrubbed
   * @param corpusStages stages beyond {@link CorpusStages#ALL}, asked after them
   */
  public record Spec(
      Recipe recipe,
      List<DocumentStage.Definition> documentStages,
      List<CorpusStage.Definition> corpusStages)
      implements Serializable {
    /** Copies the lists. */
    public Spec {
      documentStages = List.copyOf(documentStages);
      corpusStages = List.copyOf(corpusStages);
    }

    /** The stages of the project, as the recipe switches them on. */
    public static Spec of(Recipe recipe) {
      return new Spec(recipe, List.of(), List.of());
    }
  }

  private Plan(Spec spec) {
    this.spec = spec;
    List<DocumentStage.Definition> definitions = new ArrayList<>(DocumentStages.ALL);
    definitions.addAll(definitions.size() - 1, spec.documentStages);
    for (DocumentStage.Definition definition : definitions) {
      DocumentStage.Loaded loaded = definition.load(spec.recipe);
      documentStages.add(loaded);
      models.putAll(loaded.models());
      lists.putAll(loaded.lists());
      listReports.putAll(loaded.reports());
    }
    List<CorpusStage.Definition> corpus = new ArrayList<>(CorpusStages.ALL);
    corpus.addAll(spec.corpusStages);
    corpus.forEach(definition -> corpusStages.addAll(definition.of(spec.recipe)));
    TreeSet<String> measured = new TreeSet<>();
    for (CorpusStage stage : corpusStages) {
      measured.addAll(stage.measures());
      corpusLists.putAll(stage.digests());
      listReports.putAll(stage.reports());
    }
    measures = List.copyOf(measured);
    RuleSettings.of(spec.recipe.rules())
        .sets()
        .forEach(set -> ruleSets.put(set.name(), set.about()));
  }

  /**
   * The plan of a recipe; the last one is remembered.
   *
   * @throws IllegalArgumentException if the recipe names a list, tag, rule set, model or kind that
   *     is not there
   */
  public static Plan of(Recipe recipe) {
    return of(Spec.of(recipe));
  }

  /** The plan of a specification; the last one is remembered. */
  public static synchronized Plan of(Spec spec) {
    if (last == null || !last.spec.equals(spec)) {
      last = new Plan(spec);
    }
    return last;
  }

  /** The plan as the files are now, whatever is remembered: at submit. */
  public static synchronized Plan fresh(Spec spec) {
    last = new Plan(spec);
    return last;
  }

  /** What it was made of. */
  public Spec spec() {
    return spec;
  }

  /** The document stages, for one thread. */
  public Stages newStages() {
    List<DocumentStage> stages = new ArrayList<>();
    documentStages.forEach(loaded -> stages.add(loaded.newStage().get()));
    ScrubPii scrub = (ScrubPii) stages.get(stages.size() - 1);
    Erasures erasures = Erasures.of(spec.recipe.erasure());
    return new Stages(stages, shown -> erasures.scrub(scrub.scrub(shown)));
  }

  /** The corpus stages that are on, in their order. */
  public List<CorpusStage> corpusStages() {
    return List.copyOf(corpusStages);
  }

  /** What makes the signatures that the corpus stages ask for, for one thread. */
  public List<Signer> newSigners() {
    List<Signer> signers = new ArrayList<>();
    for (CorpusStage stage : corpusStages) {
      Signer signer = stage.newSigner();
      if (signer != null) {
        signers.add(signer);
      }
    }
    return signers;
  }

  /** Names of the classifiers whose scores are on the cards, in the order of the cards. */
  public List<String> measures() {
    return measures;
  }

  /**
   * The agents to whom the files of a host speak for this run; null where no stage asks what hosts
   * say.
   */
  public Set<String> siteAgents() {
    boolean heard = corpusStages.stream().anyMatch(CorpusStage::hearsSites);
    return heard ? spec.recipe.optOuts().agentNames() : null;
  }

  /** What counts sources, for one thread; null where no stage asks what was counted. */
  SourceCounter newSourceCounter() {
    SourcesSection section = spec.recipe.sources();
    if (corpusStages.stream().noneMatch(CorpusStage::countsSources)) {
      return null;
    }
    List<String> ownKinds = new ArrayList<>();
    spec.recipe.pii().rules().forEach(rule -> ownKinds.add(rule.kind()));
    PeopleValues people = PeopleValues.of(section.piiDensity().weights(), ownKinds);
    boolean asked = section.piiDensity().enabled();
    return new SourceCounter(
        asked ? PiiSettings.scanner(spec.recipe.pii(), people.kinds()) : null,
        people,
        section.safety());
  }

  /** How shards are read. */
  public ReadOptions readOptions() {
    return readOptions(spec.recipe);
  }

  /** How a recipe has shards read. */
  public static ReadOptions readOptions(Recipe recipe) {
    InputSection input = recipe.input();
    InputSection.FieldNames fields = input.fields();
    int limit = (int) input.maxRecord().bytes();
    return ReadOptions.DEFAULT
        .withMaxRecordBytes(limit)
        .withMaxInflatedBytes(limit)
        .withFields(
            new Fields(
                fields.text(), fields.html(), fields.url(), fields.date(), Fields.DEFAULT.id()));
  }

  /**
   * Digests of the models and rule files that the stages ask, by the keys that name them; a
   * classifier's is {@code quality.} and its name.
   */
  public SortedMap<String, String> models() {
    return new TreeMap<>(models);
  }

  /** Digests of other files that the stages have read, by the keys that name them. */
  public SortedMap<String, String> lists() {
    TreeMap<String, String> all = new TreeMap<>(lists);
    all.putAll(corpusLists);
    return all;
  }

  /** What was made of the lines of each list, by the keys that name them. */
  public SortedMap<String, ListReport> listReports() {
    return new TreeMap<>(listReports);
  }

  /** Names of all stages in the order of the flow, as outcomes name them: each set is one. */
  public List<String> outcomeStages() {
    List<String> names = new ArrayList<>();
    for (DocumentStage stage : newStages().list()) {
      if (stage.name().equals("rules")) {
        names.addAll(ruleSets.keySet());
      } else {
        names.add(stage.name());
      }
    }
    corpusStages.forEach(stage -> names.add(stage.name()));
    return names;
  }

  /** What the sets of rules are about, with the recipe's own numbers, in its order. */
  public Map<String, RuleSet.About> ruleSets() {
    return new LinkedHashMap<>(ruleSets);
  }

  /**
   * The header of a curated split. Its key is the same where the same stretch of the same bytes
   * meets the same document stages, so that a later run need not curate it again; what corpus
   * stages ask for beyond that is in the header and can be made from the documents.
   */
  public CuratedSplit.Header header(CuratedSplit.Origin origin) {
    List<CuratedSplit.Signed> signed = new ArrayList<>();
    newSigners().forEach(s -> signed.add(new CuratedSplit.Signed(s.stage(), s.version())));
    Split split = origin.split();
    Hash128 key =
        Hash128.of(
            digest().toString(),
            split.shard(),
            origin.content().toString(),
            split.container().name(),
            split.compression().name(),
            Long.toString(split.from()),
            Long.toString(split.to()));
    return new CuratedSplit.Header(key, origin, signed, measures);
  }

  /**
   * Digest of all that decides what a document is curated to: the build, the recipe's sections up
   * to personal data, models and lists.
   */
  public synchronized Hash128 digest() {
    if (digest == null) { // only what curates asks for it, and it looks at all of the build
      digest = digestOf();
    }
    return digest;
  }

  private Hash128 digestOf() {
    Recipe recipe = spec.recipe;
    List<String> parts = new ArrayList<>();
    parts.add(Build.digest().toString());
    for (Object section :
        List.of(
            recipe.input(),
            recipe.erasure(),
            recipe.domains(),
            recipe.optOuts(),
            recipe.extraction(),
            recipe.decontaminate(),
            recipe.language(),
            recipe.rules(),
            recipe.quality(),
            recipe.pii(),
            recipe.sources().piiDensity().weights(),
            recipe.sources().safety())) {
      parts.add(RecipeWriter.sectionJson(section));
    }
    parts.add(models.toString());
    parts.add(lists.toString());
    newStages().list().forEach(stage -> parts.add(stage.name()));
    parts.add(recipe.report().samples() + " excerpts");
    parts.add(
        "sources "
            + SourceCounter.VERSION
            + " "
            + recipe.sources().piiDensity().enabled()
            + " "
            + (newSourceCounter() != null)
            + " "
            + siteAgents());
    return Hash128.of(parts.toArray(new String[0]));
  }
}
