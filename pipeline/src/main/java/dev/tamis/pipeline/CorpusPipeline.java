package dev.tamis.pipeline;

import dev.tamis.pipeline.assemble.Assemble;
import dev.tamis.pipeline.assemble.CountTokens;
import dev.tamis.pipeline.assemble.Folders;
import dev.tamis.pipeline.curate.Curate;
import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.decide.Audit;
import dev.tamis.pipeline.decide.Decide;
import dev.tamis.pipeline.input.Head;
import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.input.Shards;
import dev.tamis.pipeline.ledger.Build;
import dev.tamis.pipeline.recipe.OutputSection;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeReader;
import dev.tamis.pipeline.report.Provenance;
import dev.tamis.pipeline.report.Seal;
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
    PipelineOptionsFactory.register(CorpusOptions.class);
    CorpusOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(CorpusOptions.class);
    FileSystems.setDefaultPipelineOptions(options);
    Recipe recipe = RecipeReader.read(options.getRecipe(), options.getSet());
    PipelineResult result =
        run(options, recipe, options.getInput(), options.getOutput(), options.getOverwrite());
    if (options.getWait()) {
      result.waitUntilFinish();
    }
  }

  /**
   * Checks the input and output, then runs the job.
   *
   * @param options which engine, and its settings
   * @param recipe what to do
   * @param inputs paths and globs of shards
   * @param output folder of the corpus
   * @param overwrite whether an output that is there already is replaced
   * @return the engine's handle; an embedded engine has finished by then
   * @throws IllegalArgumentException if no shard is found or the output folder cannot be used
   */
  public static PipelineResult run(
      PipelineOptions options,
      Recipe recipe,
      List<String> inputs,
      String output,
      boolean overwrite) {
    return run(options, check(recipe, inputs, output, overwrite));
  }

  /**
   * What a run is to do, checked.
   *
   * @param plan the stages
   * @param inputs paths and globs of shards as they were given
   * @param input the shards
   * @param heads what some of them begin with
   * @param output where it is written
   */
  public record Job(
      Plan plan, List<String> inputs, Shards.Looked input, List<Head> heads, OutputFolder output) {
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
  public static Job check(Recipe recipe, List<String> inputs, String output, boolean overwrite) {
    OutputFolder folder = OutputFolder.of(output);
    Shards.Looked input = Shards.look(inputs);
    folder.check(overwrite, input);
    Plan plan = Plan.fresh(Plan.Spec.of(recipe));
    new CountTokens(recipe.report().tokenizer()).counter();
    List<Head> heads = Head.sample(input.shards(), Plan.readOptions(recipe));
    return new Job(plan, inputs, input, heads, folder);
  }

  /** Runs a job that was checked. What fails on its way to the engine leaves nothing. */
  public static PipelineResult run(PipelineOptions options, Job job) {
    Pipeline pipeline = Pipeline.create(options);
    assemble(pipeline, job.plan(), job.input().shards(), job.output(), job.inputs());
    job.output().begin();
    return pipeline.run();
  }

  /** Lays the flow out; nothing runs yet. */
  static void assemble(
      Pipeline pipeline, Plan plan, List<Shard> shards, OutputFolder output, List<String> inputs) {
    List<Audit.Step> steps = Audit.steps(plan.corpusStages());

    Curate.Curated curated = pipeline.apply("Curate", Curate.shards(shards, plan, output.work()));

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
    if (!tokens.isNone()) {
      models.put(CountTokens.KEY, tokens.sha256());
    }
    return new Provenance(
        version(),
        plan.spec().recipe(),
        models,
        plan.lists(),
        plan.listReports(),
        plan.ruleSets(),
        tokens.label(),
        plan.outcomeStages(),
        inputs);
  }

  /** The version of this build. */
  public static String version() {
    return Build.version();
  }
}
