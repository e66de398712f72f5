package dev.tamis.pipeline.report.statistics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.ledger.Bins;
import dev.tamis.pipeline.ledger.Keys;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.report.statistics.Statistics.Amount;
import dev.tamis.pipeline.report.statistics.Statistics.ClusterSize;
import dev.tamis.pipeline.report.statistics.Statistics.Domains;
import dev.tamis.pipeline.report.statistics.Statistics.Records;
import dev.tamis.pipeline.report.statistics.Statistics.ShardFailures;
import dev.tamis.pipeline.report.statistics.Statistics.Stage;
import dev.tamis.pipeline.report.statistics.Statistics.Totals;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Statistics out of what the flow counted. */
public final class Counted {
  private final Tally tally;
  private final Node root;

  private Counted(Tally tally) {
    this.tally = tally;
    this.root = Node.of(tally);
  }

  /**
   * What a tally does not hold.
   *
   * @param run what was run
   * @param stages names of the stages in the order of the flow; others that excluded something
   *     follow in the order of their names
   * @param tokenizer that tokens were counted by, or empty
   * @param domains the exact sums by domain
   */
  public record Beside(
      Statistics.Run run, List<String> stages, String tokenizer, Domains domains) {}

  /**
   * Makes the statistics.
   *
   * @param tally all that was counted, by the names of {@link Keys}
   */
  public static Statistics of(Tally tally, Beside beside) {
    return new Counted(tally).statistics(beside);
  }

  private Statistics statistics(Beside beside) {
    Records records =
        new Records(
            tally.get(Keys.READ),
            tally.get(Keys.KEPT),
            tally.sum(Keys.EXCLUDED + "/"),
            tally.sum(Keys.FAILED + "/"));
    SortedMap<String, Language> languages = new TreeMap<>();
    root.at(Keys.LANGUAGES).children.forEach((tag, node) -> languages.put(tag, language(node)));
    SortedMap<String, SortedMap<String, Long>> excluded = root.at(Keys.EXCLUDED).counts2();
    return new Statistics(
        Statistics.SCHEMA,
        beside.run,
        records,
        totals(languages, beside.tokenizer),
        funnel(records, excluded, beside.stages),
        excluded,
        root.at(Keys.FAILED).counts(),
        failedShards(),
        root.at(Keys.SKIPPED).counts(),
        root.at(Keys.INPUT).counts2(),
        languages,
        histograms(),
        root.at(Keys.PII).counts(),
        beside.domains,
        amounts(Keys.TLDS),
        amounts(Keys.MONTHS),
        clusters(),
        optOuts(excluded),
        root.at(Keys.LISTS).counts2(),
        root.at(Keys.CRAWLERS).named(),
        root.at(Keys.RULES).counts2(),
        root.at(Keys.WITHOUT_THRESHOLDS).counts2(),
        root.at(Keys.ABSTAINED).tree(),
        neverEvaluated(),
        new Statistics.Words(root.at("words").at("no_stop_words").counts()),
        root.at("stages").counts2(),
        root.at("corpus_stages").tree());
  }

  private SortedMap<String, SortedMap<String, Long>> optOuts(
      SortedMap<String, SortedMap<String, Long>> excluded) {
    SortedMap<String, SortedMap<String, Long>> optOuts = root.at(Keys.OPT_OUTS).counts2();
    SortedMap<String, Long> leftOut = excluded.get("opt-outs");
    if (leftOut != null) {
      optOuts.put("left_out", leftOut);
    }
    return optOuts;
  }

  private List<ShardFailures> failedShards() {
    List<ShardFailures> shards = new ArrayList<>();
    root.at(Keys.FAILED_SHARDS)
        .children
        .forEach(
            (shard, causes) ->
                shards.add(
                    new ShardFailures(
                        shard.replace('|', '/'),
                        causes.counts().values().stream().mapToLong(Long::longValue).sum())));
    return shards.stream().sorted(Merge.BY_FAILURES).limit(Merge.SHARDS).toList();
  }

  private static Language language(Node node) {
    return new Language(
        node.count("kept"),
        node.count(Keys.CHARACTERS),
        node.count(Keys.WORDS),
        node.count(Keys.BYTES),
        node.count(Keys.TOKENS),
        node.count(Keys.MULTILINGUAL),
        node.count(Keys.CONFIDENCE),
        node.count(Keys.SCORED),
        node.count(Keys.QUALITY),
        node.count(Keys.WITH_PII),
        node.at(Keys.PII).counts(),
        node.at(Keys.EXCLUDED).counts2());
  }

  private static Totals totals(SortedMap<String, Language> languages, String tokenizer) {
    long[] sums = new long[7];
    languages.forEach(
        (tag, language) -> {
          sums[0] += language.characters();
          sums[1] += language.words();
          sums[2] += language.bytes();
          sums[3] += language.tokens();
          sums[4] += language.multilingual();
          sums[5] += language.withPii();
          sums[6] += tag.startsWith("eng_") ? language.kept() : 0;
        });
    return new Totals(sums[0], sums[1], sums[2], sums[3], tokenizer, sums[4], sums[5], sums[6]);
  }

  /**
   * Records that could not be read or judged are the first step, whichever stage they failed in.
   */
  private static List<Stage> funnel(
      Records records, SortedMap<String, SortedMap<String, Long>> excluded, List<String> order) {
    LinkedHashSet<String> stages = new LinkedHashSet<>(order);
    stages.addAll(excluded.keySet());
    List<Stage> funnel = new ArrayList<>();
    long left = records.read() - records.failed();
    funnel.add(new Stage("failed", records.read(), records.failed(), left));
    for (String stage : stages) {
      long removed =
          excluded.getOrDefault(stage, new TreeMap<>()).values().stream()
              .mapToLong(Long::longValue)
              .sum();
      funnel.add(new Stage(stage, left, removed, left - removed));
      left -= removed;
    }
    return funnel;
  }

  private List<Histogram> histograms() {
    List<Histogram> histograms = new ArrayList<>();
    root.at(Keys.HISTOGRAMS)
        .children
        .forEach(
            (stage, names) ->
                names.children.forEach(
                    (name, scales) ->
                        scales.children.forEach(
                            (scale, bins) -> histograms.add(histogram(stage, name, scale, bins)))));
    return histograms;
  }

  private Histogram histogram(String stage, String name, String scale, Node node) {
    Bins bins = Bins.of(scale);
    List<Double> edges = new ArrayList<>();
    for (double edge : bins.edges()) {
      edges.add(edge);
    }
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < bins.count(); i++) {
      counts.add(node.count(Integer.toString(i)));
    }
    return new Histogram(
        stage,
        name,
        scale,
        edges,
        counts,
        node.count(Integer.toString(Bins.BELOW)),
        node.count(Integer.toString(bins.count())),
        cuts(root.at(Keys.CUTS).at(stage).at(name)));
  }

  private static List<Histogram.Cut> cuts(Node node) {
    List<Histogram.Cut> cuts = new ArrayList<>();
    node.children.forEach(
        (bound, thresholds) ->
            thresholds.children.forEach(
                (threshold, count) ->
                    cuts.add(
                        new Histogram.Cut(bound, Double.parseDouble(threshold), count.count))));
    return Merge.cuts(cuts, List.of());
  }

  private SortedMap<String, Amount> amounts(String section) {
    SortedMap<String, Amount> amounts = new TreeMap<>();
    root.at(section)
        .children
        .forEach(
            (name, node) ->
                amounts.put(name, new Amount(node.count(Keys.DOCUMENTS), node.count(Keys.BYTES))));
    return amounts;
  }

  private List<ClusterSize> clusters() {
    List<ClusterSize> clusters = new ArrayList<>();
    root.at(Keys.CLUSTERS)
        .children
        .forEach(
            (bound, node) ->
                clusters.add(
                    new ClusterSize(
                        Long.parseLong(bound), node.count(Keys.DOCUMENTS), node.count("copies"))));
    return clusters;
  }

  private List<String> neverEvaluated() {
    TreeSet<String> never = new TreeSet<>();
    tally
        .startingWith(Keys.RULES + "/")
        .forEach(
            (rule, asked) -> {
              if (asked == 0) {
                never.add(rule);
              }
            });
    tally
        .startingWith(Keys.WITHOUT_THRESHOLDS + "/")
        .keySet()
        .forEach(key -> never.add(key.replace("/", " for ")));
    return List.copyOf(never);
  }

  /** The tally as the tree that its keys are paths of. */
  private static final class Node {
    private static final Node NONE = new Node();

    private final SortedMap<String, Node> children = new TreeMap<>();
    private long count;

    static Node of(Tally tally) {
      Node root = new Node();
      for (Map.Entry<String, Long> entry : tally.counts().entrySet()) {
        Node node = root;
        for (String segment : entry.getKey().split("/", -1)) {
          node = node.children.computeIfAbsent(segment, key -> new Node());
        }
        node.count = entry.getValue();
      }
      return root;
    }

    Node at(String segment) {
      return children.getOrDefault(segment, NONE);
    }

    long count(String leaf) {
      return at(leaf).count;
    }

    ObjectNode tree() {
      ObjectNode tree = JsonNodeFactory.instance.objectNode();
      children.forEach(
          (name, node) -> {
            if (node.children.isEmpty()) {
              tree.put(name, node.count);
            } else {
              tree.set(name, node.tree());
            }
          });
      return tree;
    }

    /** Counts by names whose slashes {@link Keys#segment} has replaced. */
    SortedMap<String, Long> named() {
      SortedMap<String, Long> counts = new TreeMap<>();
      children.forEach((name, node) -> counts.merge(name.replace('|', '/'), node.count, Long::sum));
      return counts;
    }

    SortedMap<String, Long> counts() {
      SortedMap<String, Long> counts = new TreeMap<>();
      children.forEach((name, node) -> counts.put(name, node.count));
      return counts;
    }

    SortedMap<String, SortedMap<String, Long>> counts2() {
      SortedMap<String, SortedMap<String, Long>> counts = new TreeMap<>();
      children.forEach((name, node) -> counts.put(name, node.counts()));
      return counts;
    }
  }
}
