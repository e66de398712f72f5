package dev.tamis.pipeline.report;

import dev.tamis.pipeline.assemble.Folders;
import dev.tamis.pipeline.assemble.WrittenPart;
import dev.tamis.pipeline.decide.Audit;
import dev.tamis.pipeline.ledger.Outcomes;
import dev.tamis.pipeline.ledger.Tally;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The check that no record was lost or counted twice: what was read, what was decided and what was
 * written, three counts taken at different places of the flow, must agree.
 *
 * @param read records that the shards held
 * @param kept records in the corpus
 * @param excluded records that a rule took out
 * @param failed records that could not be read or judged
 */
public record Ledger(long read, long kept, long excluded, long failed) {

  /**
   * Balances the account.
   *
   * @param steps the corpus stages in their order
   * @throws IllegalStateException if two counts disagree, with both
   */
  static Ledger balance(Tally tally, List<WrittenPart> parts, List<Audit.Step> steps) {
    checkStages(tally, steps);
    Ledger ledger =
        new Ledger(
            tally.get("read"), tally.get("kept"), tally.sum("excluded/"), tally.sum("failed/"));
    check("records read", ledger.read, "kept, excluded and failed", ledger.outcomes());
    Map<String, Long> written = recordsByRoom(parts);
    check(
        "records kept", ledger.kept, "records written to data/", written.getOrDefault("data", 0L));
    check(
        "records failed",
        ledger.failed,
        "lines written to failed/",
        written.getOrDefault("failed", 0L));
    for (Map.Entry<String, Long> stage : excludedByStage(tally).entrySet()) {
      String folder = Outcomes.excludedFolder(stage.getKey());
      check(
          "records excluded by " + stage.getKey(),
          stage.getValue(),
          "lines written to " + folder + "/",
          written.getOrDefault(folder, 0L));
    }
    check(
        "records in all outcomes",
        ledger.outcomes(),
        "lines written",
        written.values().stream().mapToLong(Long::longValue).sum());
    return ledger;
  }

  /** Every card had one fate, and the records kept stand for all that were removed for them. */
  private static void checkStages(Tally tally, List<Audit.Step> steps) {
    List<String> problems = Audit.problems(tally, steps);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "the account does not balance: "
              + String.join("; ", problems)
              + "; the output is not sealed");
    }
  }

  private long outcomes() {
    return kept + excluded + failed;
  }

  private static Map<String, Long> excludedByStage(Tally tally) {
    Map<String, Long> stages = new TreeMap<>();
    tally
        .startingWith("excluded/")
        .forEach(
            (key, count) -> stages.merge(key.substring(0, key.indexOf('/')), count, Long::sum));
    return stages;
  }

  private static Map<String, Long> recordsByRoom(List<WrittenPart> parts) {
    Map<String, Long> records = new TreeMap<>();
    for (WrittenPart part : parts) {
      if (part.folder().equals(Folders.SAMPLE)) {
        continue; // copies of kept records, no outcomes
      }
      String room = part.folder().startsWith("data/") ? "data" : part.folder();
      records.merge(room, part.records(), Long::sum);
    }
    return records;
  }

  private static void check(String what, long count, String against, long other) {
    if (count != other) {
      throw new IllegalStateException(
          "the account does not balance: "
              + what
              + " = "
              + count
              + ", "
              + against
              + " = "
              + other
              + "; the output is not sealed");
    }
  }
}
