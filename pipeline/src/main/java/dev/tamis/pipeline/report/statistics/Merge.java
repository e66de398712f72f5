package dev.tamis.pipeline.report.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.report.statistics.Statistics.Amount;
import dev.tamis.pipeline.report.statistics.Statistics.ClusterSize;
import dev.tamis.pipeline.report.statistics.Statistics.Domain;
import dev.tamis.pipeline.report.statistics.Statistics.Domains;
import dev.tamis.pipeline.report.statistics.Statistics.ShardFailures;
import dev.tamis.pipeline.report.statistics.Statistics.Stage;
import dev.tamis.pipeline.report.statistics.Statistics.Totals;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * Adds the statistics of runs up. Every number is a sum, so the order does not matter; what is no
 * sum (which domains are the largest) says that it is no longer exact.
 */
public final class Merge {
  static final int SHARDS = 100;

  /** Largest by bytes first; the name decides between equals. */
  public static final Comparator<Domain> BY_BYTES =
      Comparator.comparingLong(Domain::bytes).reversed().thenComparing(Domain::domain);

  /** Largest by documents first; the name decides between equals. */
  public static final Comparator<Domain> BY_DOCUMENTS =
      Comparator.comparingLong(Domain::documents).reversed().thenComparing(Domain::domain);

  /** Most failures first; the name decides between equals. */
  public static final Comparator<ShardFailures> BY_FAILURES =
      Comparator.comparingLong(ShardFailures::failed)
          .reversed()
          .thenComparing(ShardFailures::shard);

  private Merge() {}

  /** The sum of two. */
  public static Statistics of(Statistics a, Statistics b) {
    return new Statistics(
        Statistics.SCHEMA,
        new Statistics.Run(
            union(a.run().names(), b.run().names()),
            union(a.run().tamis(), b.run().tamis()),
            union(a.run().recipes(), b.run().recipes()),
            a.run().runs() + b.run().runs()),
        new Statistics.Records(
            a.records().read() + b.records().read(),
            a.records().kept() + b.records().kept(),
            a.records().excluded() + b.records().excluded(),
            a.records().failed() + b.records().failed()),
        totals(a.totals(), b.totals()),
        funnel(a.funnel(), b.funnel()),
        nested(a.excluded(), b.excluded()),
        sums(a.failed(), b.failed()),
        shards(a.failedShards(), b.failedShards()),
        sums(a.skipped(), b.skipped()),
        nested(a.input(), b.input()),
        maps(a.languages(), b.languages(), Language::plus),
        histograms(a.histograms(), b.histograms()),
        sums(a.pii(), b.pii()),
        domains(a.domains(), b.domains()),
        maps(a.tlds(), b.tlds(), Amount::plus),
        maps(a.months(), b.months(), Amount::plus),
        clusters(a.clusters(), b.clusters()),
        nested(a.optOuts(), b.optOuts()),
        nested(a.lists(), b.lists()),
        sums(a.crawlers(), b.crawlers()),
        nested(a.rules(), b.rules()),
        nested(a.withoutThresholds(), b.withoutThresholds()),
        trees(a.abstained(), b.abstained()),
        neverEvaluated(a, b),
        new Statistics.Words(sums(a.words().noStopWords(), b.words().noStopWords())),
        nested(a.stages(), b.stages()),
        trees(a.corpusStages(), b.corpusStages()));
  }

  static SortedMap<String, Long> sums(Map<String, Long> a, Map<String, Long> b) {
    return maps(a, b, Math::addExact);
  }

  static SortedMap<String, SortedMap<String, Long>> nested(
      Map<String, SortedMap<String, Long>> a, Map<String, SortedMap<String, Long>> b) {
    return maps(a, b, Merge::sums);
  }

  static <V> SortedMap<String, V> maps(Map<String, V> a, Map<String, V> b, BinaryOperator<V> add) {
    SortedMap<String, V> sum = new TreeMap<>(a);
    b.forEach((key, value) -> sum.merge(key, value, add));
    return sum;
  }

  /** Numbers are added up, other leaves are the first one's. */
  private static ObjectNode trees(ObjectNode a, ObjectNode b) {
    ObjectNode sum = JsonNodeFactory.instance.objectNode();
    TreeSet<String> names = new TreeSet<>();
    a.fieldNames().forEachRemaining(names::add);
    b.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode x = a.get(name);
      JsonNode y = b.get(name);
      if (x instanceof ObjectNode left && y instanceof ObjectNode right) {
        sum.set(name, trees(left, right));
      } else if (x != null && x.isNumber() && y != null && y.isNumber()) {
        sum.put(name, Math.addExact(x.asLong(), y.asLong()));
      } else {
        sum.set(name, x == null ? y : x);
      }
    }
    return sum;
  }

  static List<Histogram.Cut> cuts(List<Histogram.Cut> a, List<Histogram.Cut> b) {
    record Key(String bound, double threshold) {}
    Map<Key, Long> sums = new LinkedHashMap<>();
    Stream.concat(a.stream(), b.stream())
        .forEach(
            cut -> sums.merge(new Key(cut.bound(), cut.threshold()), cut.documents(), Long::sum));
    List<Histogram.Cut> cuts = new ArrayList<>();
    sums.forEach(
        (key, documents) -> cuts.add(new Histogram.Cut(key.bound, key.threshold, documents)));
    cuts.sort(
        Comparator.comparing(Histogram.Cut::bound).thenComparingDouble(Histogram.Cut::threshold));
    return cuts;
  }

  private static Totals totals(Totals a, Totals b) {
    boolean same = a.tokenizer().equals(b.tokenizer());
    return new Totals(
        a.characters() + b.characters(),
        a.words() + b.words(),
        a.bytes() + b.bytes(),
        same ? a.tokens() + b.tokens() : 0, // tokens of different tokenizers do not add up
        same ? a.tokenizer() : "",
        a.multilingual() + b.multilingual(),
        a.withPii() + b.withPii(),
        a.english() + b.english());
  }

  /** Stages of both, in the first one's order, then those that only the second has. */
  private static List<Stage> funnel(List<Stage> a, List<Stage> b) {
    Map<String, Stage> stages = new LinkedHashMap<>();
    Stream.concat(a.stream(), b.stream())
        .forEach(
            stage ->
                stages.merge(
                    stage.stage(),
                    stage,
                    (x, y) ->
                        new Stage(
                            x.stage(),
                            x.in() + y.in(),
                            x.removed() + y.removed(),
                            x.left() + y.left())));
    return List.copyOf(stages.values());
  }

  private static List<ShardFailures> shards(List<ShardFailures> a, List<ShardFailures> b) {
    Map<String, Long> sums = new TreeMap<>();
    Stream.concat(a.stream(), b.stream())
        .forEach(shard -> sums.merge(shard.shard(), shard.failed(), Long::sum));
    return sums.entrySet().stream()
        .map(shard -> new ShardFailures(shard.getKey(), shard.getValue()))
        .sorted(BY_FAILURES)
        .limit(SHARDS)
        .toList();
  }

  private static List<Histogram> histograms(List<Histogram> a, List<Histogram> b) {
    record Key(String stage, String name, String scale) {}
    Map<Key, Histogram> sums = new LinkedHashMap<>();
    Stream.concat(a.stream(), b.stream())
        .forEach(
            histogram ->
                sums.merge(
                    new Key(histogram.stage(), histogram.name(), histogram.scale()),
                    histogram,
                    Histogram::plus));
    return List.copyOf(sums.values());
  }

  private static Domains domains(Domains a, Domains b) {
    // The longer list of a domain may lack the shorter's amounts: the sums are lower bounds.
    Map<String, Domain> sums = new TreeMap<>();
    for (Domains own : List.of(a, b)) {
      Map<String, Domain> known = new TreeMap<>();
      own.top().forEach(domain -> known.put(domain.domain(), domain));
      own.topByDocuments().forEach(domain -> known.put(domain.domain(), domain));
      known.forEach(
          (name, domain) ->
              sums.merge(
                  name,
                  domain,
                  (x, y) ->
                      new Domain(name, x.documents() + y.documents(), x.bytes() + y.bytes())));
    }
    boolean whole = whole(a) && whole(b);
    return new Domains(
        whole ? sums.size() : Math.addExact(a.distinct(), b.distinct()),
        sums.values().stream().sorted(BY_BYTES).limit(Domains.TOP).toList(),
        sums.values().stream().sorted(BY_DOCUMENTS).limit(Domains.TOP).toList(),
        whole);
  }

  private static boolean whole(Domains domains) {
    return domains.exact() && domains.distinct() == domains.top().size();
  }

  private static List<ClusterSize> clusters(List<ClusterSize> a, List<ClusterSize> b) {
    Map<Long, ClusterSize> sums = new TreeMap<>();
    Stream.concat(a.stream(), b.stream())
        .forEach(
            size ->
                sums.merge(
                    size.atMost(),
                    size,
                    (x, y) ->
                        new ClusterSize(
                            x.atMost(), x.documents() + y.documents(), x.copies() + y.copies())));
    return List.copyOf(sums.values());
  }

  /** What one run never asked, another may have. */
  private static List<String> neverEvaluated(Statistics a, Statistics b) {
    SortedMap<String, SortedMap<String, Long>> asked = nested(a.rules(), b.rules());
    TreeSet<String> never = new TreeSet<>(union(a.neverEvaluated(), b.neverEvaluated()));
    asked.forEach(
        (set, rules) ->
            rules.forEach(
                (rule, count) -> {
                  if (count > 0) {
                    never.remove(set + "/" + rule);
                  }
                }));
    return List.copyOf(never);
  }

  private static List<String> union(Collection<String> a, Collection<String> b) {
    TreeSet<String> union = new TreeSet<>(a);
    union.addAll(b);
    return List.copyOf(union);
  }
}
