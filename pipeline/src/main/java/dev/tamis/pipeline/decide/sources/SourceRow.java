package dev.tamis.pipeline.decide.sources;

import dev.tamis.pipeline.ledger.StreamCoder;
import dev.tamis.pipeline.recipe.SourcesSection;
import dev.tamis.pipeline.source.density.DensityRule;
import dev.tamis.pipeline.source.density.SourceAccount;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A line of {@code report/sources.csv}.
 *
 * @param domain registrable domain
 * @param measure that the rule was asked about, in tenths
 * @param excluded what was decided
 * @param rule that decided, or that was asked
 * @param rest the other columns
 */
record SourceRow(String domain, long measure, boolean excluded, String rule, String rest)
    implements Serializable {
  static final String HEADER =
      "domain,measure,decision,rule,documents,pages,characters,findings,people_values,distinct_values,"
          + "page_share,kinds,scores\n";

  static SourceRow of(
      String domain,
      SourceAccount account,
      DensityRule.Judgement judgement,
      boolean excluded,
      String rule,
      List<SourcesSection.Safety> safety) {
    String scores =
        IntStream.range(0, safety.size())
            .filter(i -> account.scored(i) > 0)
            .mapToObj(i -> safety.get(i).model() + "=" + account.over(i) + "/" + account.scored(i))
            .collect(Collectors.joining(" "));
    String kinds =
        account.findings().entrySet().stream()
            .map(kind -> kind.getKey() + "=" + kind.getValue())
            .collect(Collectors.joining(" "));
    String rest =
        String.format(
            Locale.ROOT,
            "%d,%d,%d,%d,%d,%d,%d.%03d,%s,%s",
            account.documents(),
            Math.round(account.pages()),
            account.characters(),
            account.allFindings(),
            judgement.values(),
            judgement.distinct(),
            judgement.share() / 1000,
            judgement.share() % 1000,
            kinds,
            scores);
    return new SourceRow(domain, judgement.measure(), excluded, rule, rest);
  }

  /** As a line, with its end. */
  String line() {
    return domain
        + ","
        + measure / 10
        + "."
        + measure % 10
        + ","
        + (excluded ? "exclude" : "keep")
        + ","
        + rule
        + ","
        + rest
        + "\n";
  }

  /** The most telling last: kept before excluded, then by measure. */
  static final class Order implements Comparator<SourceRow>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(SourceRow a, SourceRow b) {
      int byDecision = Boolean.compare(a.excluded, b.excluded);
      int byMeasure = Long.compare(a.measure, b.measure);
      return byDecision != 0
          ? byDecision
          : byMeasure != 0 ? byMeasure : b.domain.compareTo(a.domain);
    }
  }

  static final class RowCoder extends StreamCoder<SourceRow> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(SourceRow row, DataOutputStream out) throws IOException {
      writeString(row.domain, out);
      out.writeLong(row.measure);
      out.writeBoolean(row.excluded);
      writeString(row.rule, out);
      writeString(row.rest, out);
    }

    @Override
    protected SourceRow read(DataInputStream in) throws IOException {
      return new SourceRow(
          readString(in), in.readLong(), in.readBoolean(), readString(in), readString(in));
    }
  }
}
