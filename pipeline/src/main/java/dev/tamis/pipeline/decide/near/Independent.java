package dev.tamis.pipeline.decide.near;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.BigEndianLongCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Decides which documents stay: the lexicographically first maximal independent set of the graph of
 * near-duplicates in survivor order, by passes of supersteps and a finisher ({@link Sequential}).
 * Every document gets one fate, and a survivor one more for each document that it stands for. The
 * result is that of the sequential rule, whatever the number of passes, the engine and the
 * parallelism.
 */
final class Independent extends PTransform<PCollection<Node>, PCollection<Fate>> {
  private static final long serialVersionUID = 1L;

  private static final KvCoder<Long, Mail> MAIL =
      KvCoder.of(BigEndianLongCoder.of(), new Mail.MailCoder());
  private static final KvCoder<Integer, Member> MEMBERS =
      KvCoder.of(VarIntCoder.of(), new Member.MemberCoder());
  private static final KvCoder<Integer, Residue> RESIDUES =
      KvCoder.of(VarIntCoder.of(), new Residue.ResidueCoder());

  private final Settings settings;

  private Independent(Settings settings) {
    this.settings = settings;
  }

  static Independent of(Settings settings) {
    return new Independent(settings);
  }

  /** How many shuffles it takes. */
  static int shuffles(int passes, int supersteps) {
    return passes * (supersteps + 1) + (passes == 0 ? 1 : 2);
  }

  @Override
  public PCollection<Fate> expand(PCollection<Node> documents) {
    List<PCollection<Fate>> fates = new ArrayList<>();
    PCollection<Node> nodes = documents;
    for (int pass = 0; pass < settings.passes(); pass++) {
      nodes = pass(pass, nodes, fates);
    }
    PCollection<KV<Integer, Residue>> left =
        nodes.apply("Undecided", ParDo.of(new KeepUndecided())).setCoder(RESIDUES);
    if (settings.passes() > 0) {
      PCollection<KV<Integer, Residue>> claims =
          buckets("Buckets of the undecided", nodes)
              .apply("Claim", ParDo.of(new ClaimByKept(settings)))
              .setCoder(RESIDUES);
      left = PCollectionList.of(left).and(claims).apply("What is left", Flatten.pCollections());
    }
    fates.add(
        left.apply("Gather", GroupByKey.create())
            .apply("Finish", ParDo.of(new Finish(settings)))
            .setCoder(new Fate.FateCoder()));
    return PCollectionList.of(fates).apply("Fates", Flatten.pCollections());
  }

  private PCollection<Node> pass(int pass, PCollection<Node> nodes, List<PCollection<Fate>> fates) {
    String name = "Pass " + (pass + 1) + " ";
    PCollection<KV<Long, Mail>> mail =
        buckets(name + "buckets", nodes)
            .apply(name + "compare", ParDo.of(new CompareBuckets(settings, pass)))
            .setCoder(MAIL);
    for (int step = 1; step <= settings.supersteps(); step++) {
      boolean last = step == settings.supersteps();
      String superstep = name + "superstep " + step;
      if (last) {
        PCollection<KV<Long, Mail>> carried =
            nodes.apply(name + "carry", ParDo.of(new Carry())).setCoder(MAIL);
        mail =
            PCollectionList.of(mail)
                .and(carried)
                .apply(name + "mail and documents", Flatten.pCollections());
      }
      PCollectionTuple told =
          mail.apply(superstep + " mail", GroupByKey.create())
              .apply(
                  superstep,
                  ParDo.of(new Superstep(last))
                      .withOutputTags(
                          Superstep.MAIL, TupleTagList.of(Superstep.FATES).and(Superstep.NODES)));
      told.get(Superstep.NODES).setCoder(new Node.NodeCoder());
      fates.add(told.get(Superstep.FATES).setCoder(new Fate.FateCoder()));
      mail = told.get(Superstep.MAIL).setCoder(MAIL);
      if (last) {
        return told.get(Superstep.NODES);
      }
    }
    throw new IllegalStateException("a pass has a last superstep");
  }

  private PCollection<KV<Integer, Iterable<Member>>> buckets(String name, PCollection<Node> nodes) {
    return nodes
        .apply(name + " members", ParDo.of(new Spread(settings)))
        .setCoder(MEMBERS)
        .apply(name, GroupByKey.create());
  }

  /** Puts a document into each bucket of the bands that it shares. */
  private static final class Spread extends DoFn<Node, KV<Integer, Member>> {
    private static final long serialVersionUID = 1L;
    private final Settings settings;

    Spread(Settings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void process(@Element Node node, OutputReceiver<KV<Integer, Member>> out) {
      Print print = node.print();
      for (int band = node.bands().nextSetBit(0);
          band >= 0;
          band = node.bands().nextSetBit(band + 1)) {
        long key = settings.layout().key(print.sketch(), band, print.group());
        out.output(
            KV.of(
                settings.shuffleKey(key),
                new Member(key, band, node.vertex(), node.size(), print, node.kept())));
      }
    }
  }

  private static final class Carry extends DoFn<Node, KV<Long, Mail>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Node node, OutputReceiver<KV<Long, Mail>> out) {
      out.output(KV.of(Places.run(node.vertex().place()), new Mail.Carried(node)));
    }
  }

  private static final class KeepUndecided extends DoFn<Node, KV<Integer, Residue>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Node node, OutputReceiver<KV<Integer, Residue>> out) {
      if (!node.kept()) {
        out.output(KV.of(0, new Residue.Undecided(node)));
      }
    }
  }
}
