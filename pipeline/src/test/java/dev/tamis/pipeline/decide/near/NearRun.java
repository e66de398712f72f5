package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Place;
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
import org.apache.beam.sdk.coders.BigEndianLongCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
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
 */
public final class NearRun {
  private static final TupleTag<KV<Integer, BandHit>> HITS = new TupleTag<>("hits") {};
  private static final TupleTag<KV<Long, Arrival>> ARRIVALS = new TupleTag<>("arrivals") {};

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
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.fromArgs(engine).create());
    PCollectionTuple made =
        pipeline
            .apply(Create.of(clusters).withCoder(SerializableCoder.of(Graphs.Cluster.class)))
            .apply(Reshuffle.viaRandomKey())
            .apply(ParDo.of(new Make(settings)).withOutputTags(HITS, TupleTagList.of(ARRIVALS)));
    KvCoder<Long, Arrival> arrivals =
        KvCoder.of(BigEndianLongCoder.of(), new Arrival.ArrivalCoder());
    PCollection<KV<Long, Arrival>> shared =
        made.get(HITS)
            .setCoder(KvCoder.of(VarIntCoder.of(), new BandHit.BandHitCoder()))
            .apply(GroupByKey.create())
            .apply(ParDo.of(new FindShared()))
            .setCoder(arrivals);
    PCollectionTuple met =
        PCollectionList.of(shared)
            .and(made.get(ARRIVALS).setCoder(arrivals))
            .apply(Flatten.pCollections())
            .apply("Meet", GroupByKey.create())
            .apply(
                "Meeting",
                ParDo.of(new Meet(Graphs.ORDER))
                    .withOutputTags(Meet.NODES, TupleTagList.of(Meet.WAITING).and(Meet.ALONE)));
    met.get(Meet.WAITING).setCoder(new Card.CardCoder());
    met.get(Meet.ALONE).setCoder(new Card.CardCoder());
    met.get(Meet.NODES)
        .setCoder(new Node.NodeCoder())
        .apply(Independent.of(settings))
        .apply("Write", ParDo.of(new Write()))
        .apply(TextIO.write().to(out.resolve("fates").toString()));
    pipeline.run().waitUntilFinish();
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

  private static final class Make extends DoFn<Graphs.Cluster, KV<Integer, BandHit>> {
    private static final long serialVersionUID = 1L;
    private final Settings settings;

    Make(Settings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void process(@Element Graphs.Cluster cluster, MultiOutputReceiver out) {
      Layout layout = settings.layout();
      for (Graphs.Signed signed : Graphs.signed(cluster, layout)) {
        Place place = signed.card().place();
        for (int band = 0; band < layout.bands(); band++) {
          long key = layout.key(signed.print().sketch(), band, signed.print().group());
          out.get(HITS).output(KV.of(settings.shuffleKey(key), new BandHit(key, place, band)));
        }
        long run = Places.run(place);
        out.get(ARRIVALS).output(KV.of(run, new Arrival.Carded(signed.card())));
        out.get(ARRIVALS).output(KV.of(run, new Arrival.Signed(place, signed.print())));
      }
    }
  }

  private static final class Write extends DoFn<Fate, String> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Fate fate, OutputReceiver<String> out) {
      String to = fate.kind() + "\t" + fate.to().file() + "\t" + fate.to().index();
      out.output(
          switch (fate.kind()) {
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
          });
    }
  }

  /** Measures. */
  public static void main(String[] args) throws IOException {
    Layout layout = new Layout(14, 8);
    Settings settings =
        Settings.of(layout, new Verifier(112, .8, false), 16)
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
            out,
            parallelism == 0 ? new String[] {"--runner=DirectRunner"} : flink(parallelism));
    System.out.println(
        "CPU ms "
            + ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime()
                / 1_000_000);
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
    int digest = outcomes.hashCode();
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
