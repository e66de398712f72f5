package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.decide.kit.Blocks;
import dev.tamis.pipeline.ledger.Hash128;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Runs the decision over made-up documents on an engine, and measures it:
 *
 * <pre>{@code NearRun DOCUMENTS PARALLELISM PASSES SUPERSTEPS [KIND SIZE]...}</pre>
 *
 * <p>With {@code -Dtamis.near.alone=true} without the sequential rule, which takes more memory;
 * with {@code -Dtamis.near.rule=components} by components.
 */
public final class NearRun {
  private static final TupleTag<KV<Integer, byte[]>> HITS = new TupleTag<>("hits") {};
  private static final TupleTag<KV<Integer, byte[]>> ARRIVALS = new TupleTag<>("arrivals") {};

  private static final Map<String, Long> SHUFFLED = new TreeMap<>();

  private NearRun() {}

  /** A fate, in the order of places. */
  record Outcome(Fate fate) implements Comparable<Outcome> {
    private static final Comparator<Fate> ORDER =
        Comparator.comparing(Fate::to, Places.ORDER)
            .thenComparing(Fate::kind)
            .thenComparing(Fate::size);

    @Override
    public int compareTo(Outcome other) {
      return ORDER.compare(fate, other.fate);
    }
  }

  static String[] flink(int parallelism) throws IOException {
    Path conf = Files.createTempDirectory("tamis-near-");
    int slots = Math.max(256, parallelism * 128);
    Files.writeString(
        conf.resolve("flink-conf.yaml"),
        "taskmanager.memory.managed.size: "
            + slots
            + "m\ntaskmanager.memory.network.min: 128m\ntaskmanager.memory.network.max: 128m\nio.tmp.dirs: "
            + conf
            + "\n");
    return new String[] {
      "--runner=FlinkRunner",
      "--parallelism=" + parallelism,
      "--flinkConfDir=" + conf,
      "--fasterCopy=true",
      "--objectReuse=true"
    };
  }

  static List<Outcome> run(
      List<Graphs.Cluster> clusters, Settings settings, Path out, String... engine)
      throws IOException {
    return run(clusters, settings, Independent.of(settings), out, engine);
  }

  static List<Outcome> run(
      List<Graphs.Cluster> clusters,
      Settings settings,
      PTransform<PCollectionTuple, PCollection<KV<Integer, byte[]>>> rule,
      Path out,
      String... engine)
      throws IOException {
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.fromArgs(engine).create());
    PCollectionTuple made =
        pipeline
            .apply(Create.of(clusters).withCoder(SerializableCoder.of(Graphs.Cluster.class)))
            .apply(Reshuffle.viaRandomKey())
            .apply(ParDo.of(new Make(settings)).withOutputTags(HITS, TupleTagList.of(ARRIVALS)));
    PCollectionTuple met =
        NearDuplicates.meet(
            settings,
            Graphs.ORDER,
            made.get(HITS).setCoder(Blocks.CODER),
            PCollectionList.of(made.get(ARRIVALS).setCoder(Blocks.CODER)));
    met.apply(rule)
        .apply("Write", ParDo.of(new Write()))
        .apply(TextIO.write().to(out.resolve("fates").toString()));
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    for (MetricResult<Long> bytes :
        result.metrics().queryMetrics(MetricsFilter.builder().build()).getCounters()) {
      if (bytes.getName().getName().equals("shuffled-bytes")) {
        SHUFFLED.merge(bytes.getKey().stepName(), bytes.getAttempted(), Long::sum);
      }
    }
    List<Outcome> outcomes = new ArrayList<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          outcomes.add(new Outcome(parse(line.split("\t", -1))));
        }
      }
    }
    Collections.sort(outcomes);
    return outcomes;
  }

  private static Fate parse(String[] f) {
    Place to = new Place(Long.parseLong(f[1]), Integer.parseInt(f[2]));
    return switch (Fate.Kind.valueOf(f[0])) {
      case KEPT -> Fate.kept(to);
      case GAINED -> new Fate(to, Fate.Kind.GAINED, null, null, 0, Long.parseLong(f[3]));
      case REMOVED ->
          new Fate(
              to,
              Fate.Kind.REMOVED,
              new Place(Long.parseLong(f[3]), Integer.parseInt(f[4])),
              new Hash128(Long.parseLong(f[5]), Long.parseLong(f[6])),
              Double.parseDouble(f[7]),
              0);
    };
  }

  private static final class Make extends DoFn<Graphs.Cluster, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;
    private final Settings settings;
    private transient Blocks<BandHit> hits;
    private transient Blocks<Arrival> arrivals;

    Make(Settings settings) {
      this.settings = settings;
    }

    @StartBundle
    public void start() {
      hits = new Blocks<>(new BandHit.BandHitCoder());
      arrivals = new Blocks<>(new Arrival.ArrivalCoder());
    }

    @ProcessElement
    public void process(@Element Graphs.Cluster cluster, MultiOutputReceiver out) {
      Layout layout = settings.layout();
      for (Graphs.Signed signed : Graphs.signed(cluster, layout)) {
        Place place = signed.card().place();
        for (int band = 0; band < layout.bands(); band++) {
          long key = layout.key(signed.print().sketch(), band, signed.print().group());
          hits.add(settings.shuffleKey(key), new BandHit(key, place, band), out.get(HITS)::output);
        }
        for (Arrival arrival :
            List.of(new Arrival.Carded(signed.card()), new Arrival.Signed(place, signed.print()))) {
          arrivals.add(settings.shuffleKey(place), arrival, out.get(ARRIVALS)::output);
        }
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      hits.close(context, HITS);
      arrivals.close(context, ARRIVALS);
    }
  }

  private static final class Write extends DoFn<KV<Integer, byte[]>, String> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element KV<Integer, byte[]> fates, OutputReceiver<String> out) {
      for (Arrival arrival : Blocks.read(List.of(fates.getValue()), new Arrival.ArrivalCoder())) {
        out.output(line(((Arrival.Decided) arrival).fate()));
      }
    }

    private static String line(Fate fate) {
      String to = fate.kind() + "\t" + fate.to().file() + "\t" + fate.to().index();
      return switch (fate.kind()) {
        case KEPT -> to;
        case GAINED -> to + "\t" + fate.size();
        case REMOVED ->
            String.join(
                "\t",
                to,
                Long.toString(fate.survivor().file()),
                Integer.toString(fate.survivor().index()),
                Long.toString(fate.id().high()),
                Long.toString(fate.id().low()),
                Double.toString(fate.similarity()));
      };
    }
  }

  /** The same in every process. */
  private static int digest(List<Outcome> outcomes) {
    int digest = 0;
    for (Outcome outcome : outcomes) {
      digest = 31 * digest + Write.line(outcome.fate()).hashCode();
    }
    return digest;
  }

  /** Measures. */
  public static void main(String[] args) throws IOException {
    Layout layout = new Layout(14, 8);
    Settings settings =
        Settings.of(layout, new Verifier(112, .8, false), 13)
            .withPasses(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    Graphs.Cluster[] more = new Graphs.Cluster[(args.length - 4) / 2];
    for (int i = 0; i < more.length; i++) {
      more[i] =
          Graphs.cluster(Graphs.Kind.valueOf(args[4 + 2 * i]), Integer.parseInt(args[5 + 2 * i]));
    }
    List<Graphs.Cluster> clusters = Graphs.mixed(Integer.parseInt(args[0]), 1, more);
    Path out = Files.createTempDirectory("tamis-near-out-");
    int parallelism = Integer.parseInt(args[1]);
    List<Outcome> outcomes =
        run(
            clusters,
            settings,
            System.getProperty("tamis.near.rule", "").equals("components")
                ? Components.of(settings)
                : Independent.of(settings),
            out,
            parallelism == 0 ? new String[] {"--runner=DirectRunner"} : flink(parallelism));
    SHUFFLED.forEach((step, bytes) -> System.out.println(bytes + "\tbytes from " + step));
    System.out.println(
        "CPU ms "
            + ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime()
                / 1_000_000);
    Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .forEach(System.out::println);
    if (Boolean.getBoolean("tamis.near.alone")) {
      System.out.println(
          String.format(
              Locale.ROOT, "%d outcomes, digest %08x", outcomes.size(), digest(outcomes)));
      return;
    }
    Map<Place, Boolean> found = new TreeMap<>(Places.ORDER);
    for (Outcome outcome : outcomes) {
      if (outcome.fate().kind() != Fate.Kind.GAINED) {
        found.put(outcome.fate().to(), outcome.fate().kind() == Fate.Kind.REMOVED);
      }
    }
    Map<Place, Boolean> expected = new TreeMap<>(Places.ORDER);
    new Sequential(settings, Graphs.nodes(clusters, layout))
        .decide(
            Map.of(),
            new Sequential.Sink() {
              @Override
              public void keep(Node node) {
                expected.put(node.vertex().place(), false);
              }

              @Override
              public void remove(Node node, Vertex survivor, double similarity) {
                expected.put(node.vertex().place(), true);
              }
            });
    long removed = outcomes.stream().filter(one -> one.fate().kind() == Fate.Kind.REMOVED).count();
    int digest = digest(outcomes);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s documents, %d outcomes, %d removed, digest %08x, as the sequential rule says: %s",
            args[0],
            outcomes.size(),
            removed,
            digest,
            expected.equals(found)));
  }
}
