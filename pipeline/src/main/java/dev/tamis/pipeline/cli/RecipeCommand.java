package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.recipe.Presets;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.recipe.RecipeDiff;
import dev.tamis.pipeline.recipe.RecipeReader;
import dev.tamis.pipeline.recipe.RecipeWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tamis recipe}: the default recipe, its schema, or a check of one's own. */
@Command(
    name = "recipe",
    description =
        "Prints the default recipe or a preset with its comments, the JSON Schema, or checks a recipe.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For example:",
      "  tamis recipe > recipe.yaml",
      "  tamis recipe --preset fineweb",
      "  tamis recipe --diff mine.yaml            what it changes of the default",
      "  tamis recipe --diff fineweb mine.yaml    what it changes of a preset",
      "  tamis recipe --schema > recipe.schema.json",
      "An editor completes a recipe whose first line is",
      "  # yaml-language-server: $schema=recipe.schema.json"
    })
final class RecipeCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--validate", paramLabel = "FILE", description = "Check this recipe.")
  private String validate;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change one key before the check.")
  private List<String> changes = List.of();

  @Option(names = "--schema", description = "Print the JSON Schema of recipes.")
  private boolean schema;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "Print a preset: c4, fineweb, fineweb2, gopher, llama3, privacy-first.")
  private String preset;

  @Option(
      names = "--diff",
      arity = "1..2",
      paramLabel = "RECIPE",
      description = "Show which keys differ, between two recipes or from the default.")
  private List<String> diff;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (preset != null) {
      out.print(Presets.yaml(preset));
    } else if (diff != null) {
      diff(out);
    } else if (schema) {
      out.println(RecipeWriter.schema().toPrettyString());
    } else if (validate != null || !changes.isEmpty()) {
      FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
      Recipe recipe = RecipeReader.read(validate, changes);
      Plan.fresh(Plan.Spec.of(recipe));
      out.println(
          (validate == null ? "default recipe" : validate)
              + " is valid, sha256 "
              + RecipeWriter.sha256(recipe));
    } else {
      out.print(RecipeReader.defaultYaml());
    }
    out.flush();
    return Tamis.DONE;
  }

  private void diff(PrintWriter out) {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Recipe a = RecipeReader.read(diff.size() == 2 ? diff.get(0) : null, List.of());
    Recipe b = RecipeReader.read(diff.get(diff.size() - 1), changes);
    for (RecipeDiff.Change change : RecipeDiff.of(a, b)) {
      out.println(change.key());
      out.println("  - " + change.a());
      out.println("  + " + change.b());
    }
  }
}
