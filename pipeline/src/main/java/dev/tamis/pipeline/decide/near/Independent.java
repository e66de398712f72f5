package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.decide.kit.Blocks;
import java.util.ArrayList;
import java.util.List;
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
 * parallelism. It is given documents as {@link Spread} sends them, and answers with fates as
 * arrivals at their places.
 */
final class Independent extends PTransform<PCollectionTuple, PCollection<KV<Integer, byte[]>>> {
  private static final long serialVersionUID = 1L;

  private final Settings settings;

  private Independent(Settings settings) {
    this.settings = settings;
  }

  static Independent of(Settings settings) {
    return new Independent(settings);
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollectionTuple documents) {
    List<PCollection<KV<Integer, byte[]>>> fates = new ArrayList<>();
    PCollectionTuple nodes = documents;
    for (int pass = 0; pass < settings.passes(); pass++) {
      nodes = pass(pass, nodes, fates);
    }
    PCollection<KV<Integer, byte[]>> left =
        nodes
            .get(Spread.CARRIED)
            .apply(
                "Undecided",
                ParDo.of(new KeepUndecided()).withOutputTags(Finish.RESIDUES, TupleTagList.empty()))
            .get(Finish.RESIDUES)
            .setCoder(Blocks.CODER);
    if (settings.passes() > 0) {
      PCollection<KV<Integer, byte[]>> claims =
          nodes
              .get(Spread.MEMBERS)
              .apply("Buckets of the undecided", GroupByKey.create())
              .apply(
                  "Claim",
                  ParDo.of(new ClaimByKept(settings))
                      .withOutputTags(Finish.RESIDUES, TupleTagList.empty()))
              .get(Finish.RESIDUES)
              .setCoder(Blocks.CODER);
      left = PCollectionList.of(left).and(claims).apply("What is left", Flatten.pCollections());
    }
    fates.add(
        left.apply("Gather", GroupByKey.create())
            .apply(
                "Finish",
                ParDo.of(new Finish(settings))
                    .withOutputTags(Superstep.FATES, TupleTagList.empty()))
            .get(Superstep.FATES)
            .setCoder(Blocks.CODER));
    return PCollectionList.of(fates).apply("Fates", Flatten.pCollections());
  }

  private PCollectionTuple pass(
      int pass, PCollectionTuple nodes, List<PCollection<KV<Integer, byte[]>>> fates) {
    String name = "Pass " + (pass + 1) + " ";
    PCollection<KV<Integer, byte[]>> mail =
        nodes
            .get(Spread.MEMBERS)
            .apply(name + "buckets", GroupByKey.create())
            .apply(
                name + "compare",
                ParDo.of(new CompareBuckets(settings, pass))
                    .withOutputTags(Superstep.MAIL, TupleTagList.empty()))
            .get(Superstep.MAIL)
            .setCoder(Blocks.CODER);
    for (int step = 1; step < settings.supersteps(); step++) {
      String superstep = name + "superstep " + step;
      PCollectionTuple told =
          mail.apply(superstep + " mail", GroupByKey.create())
              .apply(
                  superstep,
                  ParDo.of(new Superstep(settings, false))
                      .withOutputTags(Superstep.MAIL, TupleTagList.of(Superstep.FATES)));
      Blocks.coded(told, List.of(Superstep.MAIL, Superstep.FATES));
      fates.add(told.get(Superstep.FATES));
      mail = told.get(Superstep.MAIL);
    }
    PCollectionTuple told =
        PCollectionList.of(mail)
            .and(nodes.get(Spread.CARRIED))
            .apply(name + "mail and documents", Flatten.pCollections())
            .apply(name + "last mail", GroupByKey.create())
            .apply(
                name + "last superstep",
                ParDo.of(new Superstep(settings, true))
                    .withOutputTags(
                        Spread.MEMBERS, TupleTagList.of(Spread.CARRIED).and(Superstep.FATES)));
    Blocks.coded(told, List.of(Spread.MEMBERS, Spread.CARRIED, Superstep.FATES));
    fates.add(told.get(Superstep.FATES));
    return told;
  }

  private static final class KeepUndecided extends DoFn<KV<Integer, byte[]>, KV<Integer, byte[]>> {
    private static final long serialVersionUID = 1L;
    private transient Blocks<Residue> residues;

    @StartBundle
    public void start() {
      residues = new Blocks<>(new Residue.ResidueCoder());
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, byte[]> carried, OutputReceiver<KV<Integer, byte[]>> out) {
      for (Mail mail : Blocks.read(List.of(carried.getValue()), new Mail.MailCoder())) {
        if (mail instanceof Mail.Carried document && !document.node().kept()) {
          residues.add(0, new Residue.Undecided(document.node()), out::output);
        }
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      residues.close(context, Finish.RESIDUES);
    }
  }
}
