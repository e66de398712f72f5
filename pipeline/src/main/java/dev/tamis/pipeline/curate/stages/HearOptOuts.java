package dev.tamis.pipeline.curate.stages;

import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.Notes;
import dev.tamis.pipeline.corpus.OwnWords;
import dev.tamis.pipeline.ledger.Tally;
import dev.tamis.pipeline.recipe.OptOutsSection;
import dev.tamis.pipeline.recipe.Recipe;
import dev.tamis.pipeline.source.lists.ListMatch;
import dev.tamis.pipeline.source.lists.ListReport;
import dev.tamis.pipeline.source.lists.SourceLists;
import dev.tamis.pipeline.source.optout.ContentSignal;
import dev.tamis.pipeline.source.optout.ContentUsage;
import dev.tamis.pipeline.source.optout.Findings;
import dev.tamis.pipeline.source.optout.Licences;
import dev.tamis.pipeline.source.optout.LinkHeader;
import dev.tamis.pipeline.source.optout.OptOutPolicy;
import dev.tamis.pipeline.source.optout.PageStatements;
import dev.tamis.pipeline.source.optout.RobotsDirectives;
import dev.tamis.pipeline.source.optout.Signal;
import dev.tamis.pipeline.source.optout.TdmReservation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Hears what a page says of its use in its own headers and elements, and what the recipe's lists of
 * opt-outs say of it. What its host says in files of its own is heard by a corpus stage of the same
 * name.
 */
public final class HearOptOuts implements DocumentStage {
  /** Name of the stage. */
  public static final String NAME = "opt-outs";

  private static final String LICENCE = "licence";

  private final OptOutPolicy policy;
  private final RobotsDirectives robots;
  private final SourceLists lists;
  private final boolean licences;
  private Tally counts = new Tally();

  /** Reads the lists that the recipe names. */
  public static Loaded load(Recipe recipe) {
    OptOutsSection section = recipe.optOuts();
    OptOutPolicy policy = new OptOutPolicy(section);
    SourceLists lists = SourceLists.read(section.lists(), ListMatch.Action.EXCLUDE);
    SortedMap<String, String> digests = new TreeMap<>();
    SortedMap<String, ListReport> reports = new TreeMap<>();
    lists.reports().forEach((name, report) -> reports.put("opt-outs.lists." + name, report));
    reports.forEach((name, report) -> digests.put(name, report.sha256()));
    return new Loaded(
        () -> new HearOptOuts(policy, section, lists), new TreeMap<>(), digests, reports);
  }

  HearOptOuts(OptOutPolicy policy, OptOutsSection section, SourceLists lists) {
    this.policy = policy;
    this.robots = new RobotsDirectives(section.agentNames());
    this.lists = lists;
    this.licences = section.licences();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Verdict apply(Document document) {
    Findings findings = new Findings();
    Map<String, String> headers = document.record().headers();
    PageStatements page = document.find(PageStatements.class, PageStatements.NONE);
    robots.header(headers.getOrDefault("x-robots-tag", ""), findings);
    StringBuilder tdm = new StringBuilder();
    for (PageStatements.Meta meta : page.metas()) {
      if (meta.name().equals("tdm-reservation")) {
        tdm.append(tdm.isEmpty() ? "" : "\n").append(meta.content());
      } else {
        robots.meta(meta.name(), meta.content(), findings);
      }
    }
    TdmReservation.page(tdm.toString(), headers.getOrDefault("tdm-reservation", ""), findings);
    ContentUsage.header(headers.getOrDefault("content-usage", ""), findings);
    ContentSignal.header(headers.getOrDefault("content-signal", ""), findings);
    Set<String> named = licences(page, headers.getOrDefault("link", ""), findings);
    for (ListMatch match : lists.matches(document.source().host(), document.source().url())) {
      findings.set(Signal.LIST, match.list() + ": " + match.value());
    }
    count(document, findings);
    Signal excluding = policy.excluding(findings);
    if (excluding != null) {
      return Verdict.exclude(document, NAME, excluding.label(), findings.said(excluding), null);
    }
    return Verdict.keep(noted(document, findings, named));
  }

  private Document noted(Document document, Findings findings, Set<String> named) {
    boolean own =
        findings.has(Signal.TDM_RESERVATION) || findings.hasDeclined(Signal.TDM_RESERVATION);
    Document noted = own ? document.with(new OwnWords(true)) : document;
    List<String> tags = policy.tags(findings);
    if (!tags.isEmpty()) {
      noted = noted.with(noted.notes().with(Notes.OPT_OUTS, String.join(" ", tags)));
    }
    if (licences && !named.isEmpty()) {
      noted = noted.with(noted.notes().with(LICENCE, String.join(" ", named)));
    }
    return noted;
  }

  private Set<String> licences(PageStatements page, String linkHeader, Findings findings) {
    TreeSet<String> named = new TreeSet<>();
    TreeSet<String> linked = new TreeSet<>();
    for (PageStatements.Link link : page.links()) {
      if (link.by().equals("rsl")) {
        findings.set(Signal.RSL, "link rel=license");
        continue;
      }
      String licence = Licences.of(link.href());
      if (licence.isEmpty() && !link.by().equals("link")) {
        findings.unknown(LICENCE);
      } else if (!licence.isEmpty()) {
        (link.by().equals("link") ? linked : named).add(licence);
      }
    }
    for (LinkHeader.Link link : LinkHeader.parse(linkHeader)) {
      if (!link.isLicence()) {
        continue;
      }
      String licence = Licences.of(link.target());
      if (link.type().contains("rsl")) {
        findings.set(Signal.RSL, "Link: rel=license");
      } else if (licence.isEmpty()) {
        findings.unknown(LICENCE);
      } else {
        named.add(licence);
      }
    }
    // A link to a licence is the page's own only where nothing says so expressly.
    return named.isEmpty() ? linked : named;
  }

  private void count(Document document, Findings findings) {
    OptOutPolicy.count(findings, counts);
    if (document.record().headers().isEmpty()) {
      OptOutPolicy.countUnseen("headers", counts);
    }
    if (!document.record().body().isHtml()) {
      OptOutPolicy.countUnseen("elements", counts);
    }
  }

  @Override
  public void takeCounts(Tally tally) {
    tally.addAll(counts);
    counts = new Tally();
  }

  @Override
  public String describe(Document passed) {
    Object tags = passed.notes().values().get(Notes.OPT_OUTS);
    Object licence = passed.notes().values().get(LICENCE);
    return (tags == null ? "" : tags + " ") + (licence == null ? "" : licence);
  }
}
