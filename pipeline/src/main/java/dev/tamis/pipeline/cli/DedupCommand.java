package dev.tamis.pipeline.cli;

import dev.tamis.pii.Kind;
import dev.tamis.pii.Kinds;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/**
 * {@code tamis dedup}: the duplicate stages of the main job over a corpus that is there already.
 */
@Command(
    name = "dedup",
    description = {
      "Removes duplicates from a corpus that is there already: by URL, by text, near-duplicates, and, as the",
      "recipe says, lines that many documents share and overlap with benchmarks. Reads what run reads, so JSONL",
      "and Parquet in the layouts of datatrove, dolma and the Hugging Face hub, and what run wrote (OUT/data).",
      "Judges, identifies and redacts nothing else."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Records are written as run writes them; excluded/ names the survivor of each that went. For example:",
      "  tamis dedup --input 'corpus/*.jsonl.zst' --output deduplicated",
      "  tamis dedup --input 'fineweb/*.parquet' --output out --set dedup.near.threshold=0.7 --set dedup.url=false"
    })
final class DedupCommand extends RunCommand {
  @Override
  List<String> presets() {
    String kinds = Kinds.all().stream().map(Kind::name).collect(Collectors.joining(", "));
    return List.of(
        "name=deduplicated",
        "extraction.main-content=false",
        "extraction.filter-lines=false",
        "language.undetermined=true",
        "language.min-confidence=0",
        "rules.sets=[]",
        "quality.models=[]",
        "pii.disable=[" + kinds + "]");
  }
}
