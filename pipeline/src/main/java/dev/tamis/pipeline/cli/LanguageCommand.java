package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.language.Identification;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.curate.stages.IdentifyLanguage;
import dev.tamis.pipeline.curate.stages.Verdict;
import dev.tamis.pipeline.recipe.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code tamis language}: the stage {@code language} as a filter; adds {@code language}, {@code
 * language_score}, {@code languages} and {@code multilingual}.
 */
@Command(
    name = "language",
    description =
        "Adds language, language_score, languages and multilingual to JSON lines with text.",
    mixinStandardHelpOptions = true)
final class LanguageCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @CommandLine.Mixin private RecipeOptions recipes;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "A fastText model of languages, .bin or .ftz (default: the recipe's, the embedded one).")
  private String model;

  @Override
  public Integer call() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    List<String> changes = new ArrayList<>(recipes.changes());
    if (model != null) {
      changes.add("language.model=" + model);
    }
    Recipe recipe = recipes.read(changes);
    StageFilter filter = new StageFilter(IdentifyLanguage.load(recipe));
    return JsonlFilter.run("text", line -> add(filter, line), spec.commandLine().getErr());
  }

  private static void add(StageFilter filter, ObjectNode line) {
    Verdict verdict = filter.judge(line);
    Document document = StageFilter.documentOf(verdict);
    Identification language = document.language();
    line.put("language", language.tag().toString());
    line.put("language_score", language.confidence());
    ObjectNode shares = line.putObject("languages");
    language.languages().forEach((tag, share) -> shares.put(tag.toString(), share));
    line.put("multilingual", language.multilingual());
    StageFilter.tell(verdict, line);
  }
}
