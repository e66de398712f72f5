package dev.tamis.pipeline;

import dev.tamis.pipeline.assemble.Assemble;
import dev.tamis.pipeline.assemble.CountTokens;
import dev.tamis.pipeline.assemble.Folders;
import dev.tamis.pipeline.cli.Logging;
import dev.tamis.pipeline.cli.Summary;
import dev.tamis.pipeline.curate.Curate;
import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.curate.Sources;
import dev.tamis.pipeline.decide.Audit;
import dev.tamis.pipeline.decide.Decide;
import dev.tamis.pipeline.input.Head;
import dev.tamis.pipeline.input.Shards;
import dev.tamis.pipeline.ledger.Build;
import dev.tamis.pipeline.recipe.ByteSize;
import dev.tamis.pipeline.recipe.OutputSection;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeReader;
import dev.tamis.pipeline.report.Provenance;
import dev.tamis.pipeline.report.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * The main job. Crawl shards go through four steps:
 *
 * <ol>
 *   <li><b>curate</b>: every document stage in one pass over each split of a shard; whole documents
 *       wait in curated files, a small card of each goes on;
 *   <li><b>decide</b>: the corpus stages, on cards alone: which documents leave because of others;
 *   <li><b>assemble</b>: the curated files are read once more, and what is kept is shuffled once
 *       and written;
 *   <li><b>seal</b>: the ledger is balanced, files get their final names, the manifest comes last.
 * </ol>
 */
public final class CorpusPipeline {
  private CorpusPipeline() {}

  /**
   * Runs the job with Beam's own flags alone, as Flink's and Dataflow's launchers do; see {@link
   * CorpusOptions}.
   */
  public static void main(String[] args) {
    Logging.configure(false);
    PipelineOptionsFactory.register(CorpusOptions.class);
    CorpusOptions options =
        PipelineOptionsFactory.fromArgs(attached(args)).withValidation().as(CorpusOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
    Recipe recipe = RecipeReader.read(options.getRecipe(), options.getSet());
    Job job =
        check(
            recipe,
            options.getInput(),
            options.getOutput(),
            options.getOverwrite(),
            reuse(options));
    PipelineResult result = run(options, job);
    if (options.getWait()) {
      finish(result, job);
      Summary.print(job.output().path());
    }
  }

  /**
   * Flink's client waits for the end of a job unless it is told not to, and where a launcher wants
   * to go on at once ({@code flink run -d}) it fails when it cannot.
   */
  static String[] attached(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    boolean flink = all.contains("--runner=FlinkRunner");
    boolean said = all.stream().anyMatch(arg -> arg.startsWith("--attachedMode"));
    if (flink && !said) {
      all.add("--attachedMode=" + (all.contains("--wait") || all.contains("--wait=true")));
    }
    return all.toArray(new String[0]);
  }

  private static Reuse reuse(CorpusOptions options) {
    String limit = options.getKeepCuratedSize();
    return new Reuse(
        options.getResume(),
        options.getKeepCurated(),
        limit == null ? null : ByteSize.parse(limit),
        options.getAdd());
  }

  /**
   * Waits for the end of a job, then deletes its files of attempts.
   *
   * @throws IllegalStateException if it did not end well; what is whole stays for the next run
   */
  public static void finish(PipelineResult result, Job job) {
    PipelineResult.State state = result.waitUntilFinish();
    if (state != null && state != PipelineResult.State.DONE) {
      throw new IllegalStateException("the engine ended with state " + state);
    }
    try {
      job.output().sweep();
      job.reuse().end(job.plan());
    } catch (IOException e) {
      throw new UncheckedIOException("the corpus is whole, its work folder is not swept", e);
    }
  }

  /**
   * What a run is to do, checked.
   *
   * @param plan the stages
   * @param inputs paths and globs of shards as they were given
   * @param input the shards
   * @param heads what some of them begin with
   * @param output where it is written
   * @param reuse what is done with curated splits
   * @param sources the shards, and where curated splits are
   */
  public record Job(
      Plan plan,
      List<String> inputs,
      Shards.Looked input,
      List<Head> heads,
      OutputFolder output,
      Reuse reuse,
      Sources sources) {
    /** Copies the lists. */
    public Job {
      inputs = List.copyOf(inputs);
      heads = List.copyOf(heads);
    }
  }

  /**
   * Checks all that can be checked before anything is touched.
   *
   * @throws IllegalArgumentException if the recipe, an input or the output cannot be used
   */
  public static Job check(
      Recipe recipe, List<String> inputs, String output, boolean overwrite, Reuse reuse) {
    OutputFolder folder = OutputFolder.of(output);
    Shards.Looked input = Shards.look(inputs);
    folder.check(overwrite, input);
    Plan plan = Plan.fresh(Plan.Spec.of(recipe));
    new CountTokens(recipe.report().tokenizer()).counter();
    List<Head> heads = Head.sample(input.shards(), Plan.readOptions(recipe));
    folder.look(plan.digest(), reuse.resume());
    Sources sources = reuse.sources(input.shards(), folder, plan);
    return new Job(plan, inputs, input, heads, folder, reuse, sources);
  }

  /** Runs a job that was checked. What fails on its way to the engine leaves nothing. */
  public static PipelineResult run(PipelineOptions options, Job job) {
    Pipeline pipeline = lay(options, job);
    job.output().begin(job.reuse().resume() ? job.plan().digest() : null);
    try {
      job.reuse().begin();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "keep-curated: " + job.reuse().keep() + " cannot be written to: " + e.getMessage(), e);
    }
    return pipeline.run();
  }

  /** Lays the flow of a job out; nothing runs yet, and nothing is written. */
  public static Pipeline lay(PipelineOptions options, Job job) {
    Pipeline pipeline = Pipeline.create(options);
    assemble(pipeline, job.plan(), job.sources(), job.output(), job.inputs());
    return pipeline;
  }

  /** Lays the flow out; nothing runs yet. */
  static void assemble(
      Pipeline pipeline, Plan plan, Sources sources, OutputFolder output, List<String> inputs) {
    List<Audit.Step> steps = Audit.steps(plan.corpusStages());

    Curate.Curated curated = pipeline.apply("Curate", Curate.of(sources, plan));

    Decide.Outcome decided =
        Decide.by(plan.corpusStages(), plan.measures())
            .apply(curated.cards(), curated.signatures(), curated.sites(), curated.tallies());

    Assemble.Assembled assembled =
        Assemble.into(output.work(), form(plan.spec().recipe()))
            .apply(curated.files(), decided, curated.outcomes());

    Seal.of(output.path(), provenance(plan, inputs), steps)
        .apply(assembled, decided.tallies(), decided.files());
  }

  private static Assemble.Form form(Recipe recipe) {
    OutputSection output = recipe.output();
    return new Assemble.Form(
        output.partSize().bytes(),
        output.compressionLevel(),
        output.format().equals(OutputSection.PARQUET),
        new Folders(output.validation(), output.sample()),
        recipe.report().domains(),
        new CountTokens(recipe.report().tokenizer()),
        recipe.report().samples());
  }

  private static Provenance provenance(Plan plan, List<String> inputs) {
    CountTokens tokens = new CountTokens(plan.spec().recipe().report().tokenizer());
    SortedMap<String, String> models = plan.models();
    String digest = tokens.sha256();
    if (!tokens.isNone()) {
      models.put(CountTokens.KEY, digest);
    }
    return new Provenance(
        version(),
        plan.spec().recipe(),
        models,
        plan.lists(),
        plan.listReports(),
        plan.ruleSets(),
        tokens.label(digest),
        plan.outcomeStages(),
        inputs);
  }

  /** The version of this build. */
  public static String version() {
    return Build.version();
  }
}
