package dev.tamis.pipeline.decide.optouts;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.corpus.Signature;
import dev.tamis.pipeline.corpus.Signer;
import dev.tamis.pipeline.decide.kit.CorpusStage;
import dev.tamis.pipeline.decide.kit.Decided;
import dev.tamis.pipeline.decide.kit.Removal;
import dev.tamis.pipeline.decide.kit.Signed;
import dev.tamis.pipeline.decide.kit.SpillList;
import dev.tamis.pipeline.decide.kit.WithSignatures;
import dev.tamis.pipeline.input.SiteFile;
import dev.tamis.pipeline.ledger.Decision;
import dev.tamis.pipeline.ledger.StreamCoder;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.source.optout.Findings;
import dev.tamis.pipeline.source.optout.OptOutPolicy;
import dev.tamis.pipeline.source.optout.Signal;
import dev.tamis.pipeline.source.optout.SitePolicy;
import dev.tamis.pipeline.source.optout.SiteStatement;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Hears what hosts say in robots.txt, tdmrep.json and ai.txt, whichever shards hold those files.
 * Addresses and files meet by host; what was found goes back to the cards, of which most have none.
 */
public final class SiteOptOuts implements CorpusStage {
  /** Name of the stage in outcomes, that of the document stage which hears the page itself. */
  public static final String STAGE = "opt-outs";

  /** The signals that hosts give. */
  private static final Set<Signal> OF_HOSTS =
      EnumSet.of(
          Signal.TDM_RESERVATION,
          Signal.CONTENT_USAGE,
          Signal.CONTENT_SIGNAL,
          Signal.AI_TXT,
          Signal.ROBOTS_AI_AGENTS,
          Signal.ROBOTS_ALL_AGENTS,
          Signal.RSL);

  private final OptOutPolicy policy;
  private final HashSet<String> agents;

  private SiteOptOuts(OptOutPolicy policy, Set<String> agents) {
    this.policy = policy;
    this.agents = new HashSet<>(agents);
  }

  /** The stage, where any signal of hosts has an effect. */
  public static List<CorpusStage> stages(Recipe recipe) {
    OptOutPolicy policy = new OptOutPolicy(recipe.optOuts());
    return policy.acts(OF_HOSTS)
        ? List.of(new SiteOptOuts(policy, recipe.optOuts().agentNames()))
        : List.of();
  }

  @Override
  public String name() {
    return "site-opt-outs";
  }

  @Override
  public String stage() {
    return STAGE;
  }

  @Override
  public boolean hearsSites() {
    return true;
  }

  @Override
  public Signer newSigner() {
    return new AddressSigner();
  }

  @Override
  public Decided decide(Given given) {
    KvCoder<String, Half> coder = KvCoder.of(StringUtf8Coder.of(), new HalfCoder());
    PCollection<Signature> answers =
        PCollectionList.of(
                given
                    .signatures()
                    .apply("Key addresses by host", ParDo.of(new KeyAddress()))
                    .setCoder(coder))
            .and(
                given
                    .sites()
                    .statements()
                    .apply("Key files by host", ParDo.of(new KeyStatement()))
                    .setCoder(coder))
            .apply("Addresses and files", Flatten.pCollections())
            .apply("Group by host", GroupByKey.create())
            .apply("Ask the files", ParDo.of(new Ask(agents)))
            .setCoder(new Signature.SignatureCoder());
    PCollectionTuple decided =
        given
            .cards()
            .apply("With what was said", WithSignatures.ofSome(answers))
            .apply(
                "Act",
                ParDo.of(new Act(policy))
                    .withOutputTags(
                        Decided.LEFT, TupleTagList.of(Decided.REMOVALS).and(Decided.TALLIES)));
    return Decided.counted(decided, new Tally());
  }

  /** An address that waits for an answer, or a file; the other is null. */
  private record Half(Signature address, SiteStatement.At statement) {}

  private static final class HalfCoder extends StreamCoder<Half> {
    private static final long serialVersionUID = 1L;
    private static final Signature.SignatureCoder SIGNATURES = new Signature.SignatureCoder();
    private static final SiteStatement.AtCoder STATEMENTS = new SiteStatement.AtCoder();

    @Override
    protected void write(Half half, DataOutputStream out) throws IOException {
      out.writeBoolean(half.address != null);
      if (half.address != null) {
        SIGNATURES.encode(half.address, out);
      } else {
        STATEMENTS.encode(half.statement, out);
      }
    }

    @Override
    protected Half read(DataInputStream in) throws IOException {
      return in.readBoolean()
          ? new Half(SIGNATURES.decode(in), null)
          : new Half(null, STATEMENTS.decode(in));
    }
  }

  private static final class KeyAddress extends DoFn<Signature, KV<String, Half>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element Signature address, OutputReceiver<KV<String, Half>> out) {
      String host = AddressSigner.Address.of(address.bytes()).host();
      if (!host.isEmpty()) {
        out.output(KV.of(host, new Half(address, null)));
      }
    }
  }

  private static final class KeyStatement extends DoFn<SiteStatement.At, KV<String, Half>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element SiteStatement.At at, OutputReceiver<KV<String, Half>> out) {
      out.output(KV.of(at.host(), new Half(null, at)));
    }
  }

  /** Runs over the addresses of a host once; of its files it keeps the newest of each kind. */
  private static final class Ask extends DoFn<KV<String, Iterable<Half>>, Signature> {
    private static final long serialVersionUID = 1L;
    private final HashSet<String> agents;

    Ask(Set<String> agents) {
      this.agents = new HashSet<>(agents);
    }

    @ProcessElement
    public void process(@Element KV<String, Iterable<Half>> host, OutputReceiver<Signature> out)
        throws IOException {
      Map<SiteFile.Kind, SiteStatement> newest = new EnumMap<>(SiteFile.Kind.class);
      try (SpillList<Signature> addresses = new SpillList<>(new Signature.SignatureCoder())) {
        for (Half half : host.getValue()) {
          if (half.address != null) {
            addresses.add(half.address);
          } else {
            SiteStatement statement = half.statement.statement();
            newest.merge(statement.kind(), statement, (a, b) -> a.compareTo(b) <= 0 ? a : b);
          }
        }
        if (newest.isEmpty()) {
          return;
        }
        SitePolicy policy = SitePolicy.of(newest.values(), agents);
        addresses.forEach(
            signature -> {
              AddressSigner.Address address = AddressSigner.Address.of(signature.bytes());
              Findings findings = policy.judge(address.path(), address.ownTdm());
              if (!findings.signals().isEmpty()) {
                out.output(new Signature(signature.place(), bytes(findings)));
              }
            });
      }
    }
  }

  private static byte[] bytes(Findings findings) {
    StringBuilder text = new StringBuilder();
    findings
        .signals()
        .forEach(
            signal ->
                text.append(signal.name()).append(' ').append(findings.said(signal)).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Findings findings(byte[] bytes) {
    Findings findings = new Findings();
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      int blank = line.indexOf(' ');
      if (blank > 0) {
        Signal signal = Signal.valueOf(line.substring(0, blank));
        findings.set(signal, line.substring(blank + 1));
      }
    }
    return findings;
  }

  private static final class Act extends DoFn<Signed, Card> {
    private static final long serialVersionUID = 1L;
    private final OptOutPolicy policy;
    private transient Tally tally;

    Act(OptOutPolicy policy) {
      this.policy = policy;
    }

    @StartBundle
    public void start() {
      tally = new Tally();
    }

    @ProcessElement
    public void process(@Element Signed signed, MultiOutputReceiver out) {
      Card card = signed.card();
      if (signed.signature().length == 0) {
        out.get(Decided.LEFT).output(card);
        return;
      }
      Findings findings = findings(signed.signature());
      OptOutPolicy.count(findings, tally);
      Signal excluding = policy.excluding(findings);
      if (excluding != null) {
        Decision decision = new Decision(STAGE, excluding.label(), findings.said(excluding), null);
        out.get(Decided.REMOVALS).output(Removal.of(card, decision));
        return;
      }
      List<String> tags = policy.tags(findings);
      out.get(Decided.LEFT).output(tags.isEmpty() ? card : card.withMarks(String.join(" ", tags)));
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      Decided.tell(tally, context);
    }
  }
}
