package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.ledger.Build;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.ReleaseInfo;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tamis version}: what this build and a recipe come to. */
@Command(
    name = "version",
    description =
        "Shows the versions of Tamis, Java and Beam, and the digests of models and lists.",
    mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  @Mixin private RecipeOptions recipes;

  @Override
  public Integer call() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    Plan plan = Plan.of(recipes.read());
    PrintWriter out = spec.commandLine().getOut();
    out.println("tamis  " + Build.version());
    out.println("java   " + System.getProperty("java.version"));
    out.println("beam   " + ReleaseInfo.getReleaseInfo().getVersion());
    plan.models().forEach((name, sha256) -> out.println("model  " + name + "  " + sha256));
    plan.lists().forEach((name, sha256) -> out.println("list   " + name + "  " + sha256));
    plan.ruleSets()
        .forEach((name, about) -> out.println("rules  " + name + "  " + about.variant()));
    out.flush();
    return Tamis.DONE;
  }
}
