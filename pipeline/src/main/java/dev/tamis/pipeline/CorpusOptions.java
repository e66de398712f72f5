package dev.tamis.pipeline;

import java.util.List;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.Validation;

/**
 * The flags of the main job when it is started by Beam's own means; everything else is in the
 * recipe.
 */
public interface CorpusOptions extends PipelineOptions {

  /** Paths and globs of shards. */
  @Description("Paths or globs of the crawl shards, separated by commas.")
  @Validation.Required
  List<String> getInput();

  /** Sets the paths and globs of shards. */
  void setInput(List<String> input);

  /** The folder of the corpus. */
  @Description("Folder for the corpus and its account; must be empty or absent.")
  @Validation.Required
  String getOutput();

  /** Sets the folder of the corpus. */
  void setOutput(String output);

  /** The recipe. */
  @Description("Path of the recipe (YAML); the default recipe where it is left out.")
  String getRecipe();

  /** Sets the recipe. */
  void setRecipe(String recipe);

  /** Changes to the recipe. */
  @Description("Changes to the recipe, each key=value, separated by commas.")
  List<String> getSet();

  /** Sets the changes to the recipe. */
  void setSet(List<String> set);

  /** Whether an existing output is replaced. */
  @Description("Replaces an output that is there already.")
  @Default.Boolean(false)
  boolean getOverwrite();

  /** Sets whether an existing output is replaced. */
  void setOverwrite(boolean overwrite);

  /** Whether to wait for the end of the job. */
  @Description("Waits until the job has ended; off for launchers that must return at once.")
  @Default.Boolean(false)
  boolean getWait();

  /** Sets whether to wait for the end of the job. */
  void setWait(boolean wait);

  /** Whether splits that a run before has left whole are used. */
  @Description("Uses curated splits that a run before has left whole.")
  @Default.Boolean(true)
  boolean getResume();

  /** Sets whether splits that a run before has left whole are used. */
  void setResume(boolean resume);

  /** The folder of curated splits that outlives the run. */
  @Description("Folder where curated splits are kept for later runs.")
  String getKeepCurated();

  /** Sets the folder of curated splits that outlives the run. */
  void setKeepCurated(String folder);

  /** The limit of that folder. */
  @Description("How much that folder may hold when the run has ended, such as '200 GiB'.")
  String getKeepCuratedSize();

  /** Sets the limit of that folder. */
  void setKeepCuratedSize(String size);

  /** Curated splits whose shards are taken in. */
  @Description("Folder of curated splits whose shards are taken in beside the input.")
  String getAdd();

  /** Sets the curated splits whose shards are taken in. */
  void setAdd(String folder);
}
