package dev.tamis.pipeline.cli;

import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import picocli.CommandLine;

/** Flags of Beam, its engines and its file systems, which stand behind "--". */
final class EngineFlags {
  private EngineFlags() {}

  /**
   * Reads them.
   *
   * @throws CommandLine.ParameterException if Beam does not know one
   */
  static PipelineOptions parse(CommandLine command, List<String> flags) {
    try {
      return PipelineOptionsFactory.fromArgs(flags.toArray(new String[0]))
          .withValidation()
          .create();
    } catch (IllegalArgumentException e) {
      String said = e.getMessage().lines().findFirst().orElse("");
      throw new CommandLine.ParameterException(command, "behind --: " + said + build(said), e);
    }
  }

  /** Which jar knows what this one does not. */
  private static String build(String said) {
    String profile =
        said.contains("DataflowRunner")
            ? "dataflow"
            : said.contains("hdfsConfiguration") ? "hdfs" : said.contains("'aws") ? "s3" : "";
    return profile.isEmpty() ? "" : "; build the jar with: mvn package -DskipTests -P" + profile;
  }
}
