package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.recipe.Recipe;
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
        "Prints the default recipe with its comments, its JSON Schema, or checks a recipe.",
    mixinStandardHelpOptions = true)
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

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (schema) {
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
}
