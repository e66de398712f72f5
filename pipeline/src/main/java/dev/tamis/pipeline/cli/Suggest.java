package dev.tamis.pipeline.cli;

import dev.tamis.pipeline.recipe.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Says what was meant by arguments that a command does not know. */
final class Suggest {
  private Suggest() {}

  /** A line for each argument. */
  static List<String> forUnmatched(CommandLine command, List<String> arguments) {
    Set<String> options = new TreeSet<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      options.addAll(List.of(option.names()));
    }
    List<String> lines = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.startsWith("-")) {
        String name =
            argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
        String hint = Nearest.hint(name, options);
        boolean run = command.getCommandName().equals("run");
        lines.add(
            "unknown option \""
                + name
                + "\""
                + hint
                + (hint.isEmpty() && run
                    ? "; flags of the engine go behind --, as in: tamis run --input ... --output out -- "
                        + argument
                    : ""));
      } else if (!command.getSubcommands().isEmpty()) {
        lines.add(
            "unknown command \""
                + argument
                + "\""
                + Nearest.hint(argument, command.getSubcommands().keySet()));
      } else {
        lines.add("what to do with \"" + argument + "\"?");
      }
      if (!argument.startsWith("-")) {
        break; // the value of an unknown option says nothing by itself
      }
    }
    return lines;
  }
}
