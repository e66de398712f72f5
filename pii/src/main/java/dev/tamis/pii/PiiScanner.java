package dev.tamis.pii;

import dev.tamis.pii.detect.Candidate;
import dev.tamis.pii.detect.Detection;
import dev.tamis.pii.detect.Overlaps;
import dev.tamis.pii.detect.Regions;
import dev.tamis.pii.detect.Scan;
import dev.tamis.pii.redact.Redactor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds personal data and secrets in text, and takes them out.
 *
 * <pre>{@code
 * PiiScanner scanner = PiiScanner.create(PiiOptions.defaults());
 * Scrubbed page = scanner.scrub("Write to jo@tamis.dev", new Hint("eng", "GB"));
 * page.text();   // "Write to [EMAIL]"
 * }</pre>
 *
 * <p>A scanner is immutable and may be shared between threads; each thread has buffers of its own.
 * The same text and hint always give the same answer. Any text is accepted, lone surrogates too.
 */
public final class PiiScanner {

  private static final int MAX_ROUNDS = 16;
  private static final int OWN_ACTION_ROUNDS = 3;
  private static final int[] NO_EDITS = {};

  private final PiiOptions options;
  private final Optional<EntityTagger> tagger;
  private final Detection detection;
  private final Redactor redactor;
  private final ThreadLocal<Scan> scans;

  private PiiScanner(PiiOptions options, Optional<EntityTagger> tagger) {
    this.options = options;
    this.tagger = tagger;
    detection = new Detection(options);
    redactor = new Redactor(options.key());
    scans = ThreadLocal.withInitial(detection::newScan);
  }

  /** A scanner with these options. */
  public static PiiScanner create(PiiOptions options) {
    return new PiiScanner(Objects.requireNonNull(options, "options is null"), Optional.empty());
  }

  /** A scanner that also takes the findings of a model. */
  public PiiScanner withTagger(EntityTagger value) {
    for (String kind : value.kinds()) {
      Kind.requireName("tagger.kinds", kind);
    }
    return new PiiScanner(options, Optional.of(value));
  }

  /** What was found, in order of its start, without overlaps. */
  public List<Finding> scan(String text, Hint hint) {
    return scan(text, hint, NO_EDITS);
  }

  private List<Finding> scan(String text, Hint hint, int[] edits) {
    List<Candidate> kept = new ArrayList<>();
    for (Candidate candidate : scans.get().run(text, hint, edits)) {
      if (candidate.score() >= options.minScoreFor(candidate.kind()) && changes(text, candidate)) {
        kept.add(candidate);
      }
    }
    tagger.ifPresent(model -> addTagged(model, text, hint, kept));
    if (kept.isEmpty()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (Candidate c : Overlaps.resolve(kept, text)) {
      findings.add(new Finding(c.kind(), c.start(), c.end(), c.score(), c.rule()));
    }
    return findings;
  }

  /**
   * The text without what was found. The result is scanned again until a scan finds nothing, so
   * {@code scrub} of its text gives that text itself.
   */
  public Scrubbed scrub(String text, Hint hint) {
    List<Finding> findings = scan(text, hint);
    if (findings.isEmpty()) {
      return new Scrubbed(text, List.of(), List.of(), new TreeMap<>(), Optional.empty());
    }
    List<String> regions = Regions.of(hint);
    Edits edits = new Edits(text);
    List<Finding> all = new ArrayList<>();
    int round = 0;
    while (!findings.isEmpty() && round < MAX_ROUNDS) {
      boolean own = round++ < OWN_ACTION_ROUNDS;
      edits.apply(
          findings, own ? options::actionFor : kind -> Action.PLACEHOLDER, redactor, regions, all);
      findings = scan(edits.text(), hint, edits.spans());
    }
    all.sort(Comparator.comparingInt(Finding::start).thenComparingInt(Finding::end));
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Finding finding : all) {
      counts.merge(finding.kind(), 1, Integer::sum);
    }
    Optional<Scrubbed.Drop> drop =
        findings.isEmpty()
            ? drop(all, counts, text.length())
            : Optional.of(new Scrubbed.Drop("unstable", round, MAX_ROUNDS));
    return new Scrubbed(edits.text(), all, edits.redactions(all), counts, drop);
  }

  /** As {@link #scrub(String, Hint)}, where nothing is known of the text. */
  public Scrubbed scrub(String text) {
    return scrub(text, Hint.NONE);
  }

  /**
   * The leak check: what a scan finds in text that is about to be written. It is empty for the text
   * of {@link #scrub} with the same hint.
   */
  public List<Finding> leaks(String text, Hint hint) {
    return scan(text, hint);
  }

  /** A mask of signs alone is those signs again: nothing to find. */
  private boolean changes(String text, Candidate candidate) {
    if (options.actionFor(candidate.kind()) != Action.MASK) {
      return true;
    }
    String value = text.substring(candidate.start(), candidate.end());
    return !redactor
        .replace(candidate.kind(), candidate.rule(), value, Action.MASK, List.of())
        .equals(value);
  }

  private void addTagged(EntityTagger model, String text, Hint hint, List<Candidate> kept) {
    for (Finding f : model.tag(text, hint)) {
      if (!model.kinds().contains(f.kind()) || f.end() > text.length()) {
        throw new IllegalStateException("the entity tagger gave an invalid finding: " + f);
      }
      if (f.score() >= options.minScoreFor(f.kind())) {
        kept.add(
            new Candidate(f.kind(), Kinds.all().size(), f.start(), f.end(), f.score(), f.rule()));
      }
    }
  }

  private Optional<Scrubbed.Drop> drop(
      List<Finding> findings, SortedMap<String, Integer> counts, int length) {
    for (String kind : counts.keySet()) {
      if (options.actionFor(kind) == Action.DROP_DOCUMENT) {
        return Optional.of(new Scrubbed.Drop("kind", counts.get(kind), 0));
      }
    }
    int n = findings.size();
    if (options.maxFindings() > 0 && n > options.maxFindings()) {
      return Optional.of(new Scrubbed.Drop("findings", n, options.maxFindings()));
    }
    double density = n * 1000.0 / length;
    if (options.maxDensity() > 0 && n >= options.densityFrom() && density > options.maxDensity()) {
      return Optional.of(new Scrubbed.Drop("density", density, options.maxDensity()));
    }
    return Optional.empty();
  }
}
