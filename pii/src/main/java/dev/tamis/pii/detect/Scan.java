package dev.tamis.pii.detect;

import dev.tamis.pii.Hint;
import dev.tamis.pii.Kind;
import java.util.ArrayList;
import java.util.List;

/** The pass over one text. One per thread, used again for each text. */
public final class Scan {

  /** Whether cheap tests come before the dear ones. */
  final boolean filtered;

  final Buffer text;
  final Context context;
  final StringBuilder code = new StringBuilder();
  final int genericTopic;
  final int negativeTopic;
  final int phoneTopic;
  final int phoneLeadTopic;
  final int ipTopic;
  final int versionTopic;
  final int gpsTopic;
  final int passwordTopic;
  final int birthTopic;
  final int nameTopic;
  final int addressTopic;
  final int notBirthTopic;
  List<String> regions = List.of();

  private final Detection detection;
  private final AddressDetector addresses = new AddressDetector();
  private final EmailDetector emails;
  private final PhoneDetector phones = new PhoneDetector();
  private final BirthDates births = new BirthDates();
  private final DocumentDetector documents = new DocumentDetector();
  private final PatternDetector patterns;
  private final Assignments assignments = new Assignments();
  private final List<Candidate> found = new ArrayList<>();
  private Hint hint = Hint.NONE;
  private Opaque opaque = Opaque.NONE;
  private final boolean secrets;
  private final boolean plates;
  private final PersonDetector persons;
  private int tokenEnd;

  Scan(Detection detection) {
    this.detection = detection;
    persons =
        detection.enabled("PERSON") || detection.enabled("STREET_ADDRESS")
            ? new PersonDetector()
            : null;
    secrets = detection.enabled("SECRET");
    plates = detection.enabled("LICENSE_PLATE");
    Lexicon lexicon = detection.lexicon();
    patterns = new PatternDetector(detection.rules(), secrets, assignments);
    filtered = detection.filtered();
    text = new Buffer(patterns.literals(), filtered);
    context = new Context(lexicon, text, filtered);
    emails = new EmailDetector(detection.keepRoles());
    genericTopic = lexicon.topic("IDENTITY");
    negativeTopic = lexicon.topic("NOT_PERSONAL");
    phoneTopic = lexicon.topic("PHONE");
    phoneLeadTopic = lexicon.topic("PHONE_LEAD");
    ipTopic = lexicon.topic("IP");
    versionTopic = lexicon.topic("VERSION");
    passwordTopic = lexicon.topic("PASSWORD");
    nameTopic = lexicon.topic("PERSON_NAME");
    addressTopic = lexicon.topic("ADDRESS");
    birthTopic = lexicon.topic("DATE_OF_BIRTH");
    notBirthTopic = lexicon.topic("NOT_BIRTH");
    gpsTopic = lexicon.topic("GPS_COORDINATES");
  }

  /**
   * Everything that was found in a text, overlaps not yet resolved.
   *
   * @param edits what was redacted in it already, as start and end in turn
   */
  public List<Candidate> run(String source, Hint pageHint, int[] edits) {
    text.load(source);
    try {
      opaque = detection.opaque(source, edits);
      hint = pageHint;
      regions = Regions.of(pageHint);
      found.clear();
      patterns.read(text);
      context.clear(pageHint.language(), patterns.statements() || !filtered);
      addresses.clear();
      emails.clear();
      phones.clear();
      documents.clear();
      assignments.clear();
      tokenEnd = 0;
      for (int i = 0; i < text.triggerCount; i++) {
        dispatch(text.triggers[i]);
      }
      patterns.run(this);
      if (persons != null) {
        persons.run(this, detection.enabled("PERSON"), detection.enabled("STREET_ADDRESS"), found);
      }
      return List.copyOf(found);
    } finally {
      text.clear();
      patterns.clear();
    }
  }

  private void dispatch(int at) {
    switch (text.chars[at]) {
      case '@' -> emails.sign(this, at, at + 1);
      case ':' -> {
        addresses.colon(this, at);
        documents.colon(this, at);
      }
      case '-' -> addresses.dash(this, at);
      case '<' -> documents.angle(this, at);
      case '(', '[', '{' -> emails.bracket(this, at);
      default -> digit(at);
    }
  }

  private void digit(int at) {
    char[] c = text.chars;
    int end = at + 1;
    while (end < text.length && Chars.digit(c[end])) {
      end++;
    }
    char before = text.at(at - 1);
    char after = text.at(end);
    if (end - at <= 4 || end - at == 6 || end - at == 8 || !filtered) {
      births.number(this, at);
    }
    boolean alone =
        filtered && end - at < 6 && !Chars.alnum(before) && before != '+' && before != '%';
    boolean plate = plates && (before == ' ' || before == '-') && Chars.upper(text.at(at - 2));
    if (alone && !plate && after < 0x80 && !Chars.alnum(after) && !continues(end, after)) {
      return;
    }
    if (before == '%' && c[at] == '4' && text.at(at + 1) == '0') {
      emails.sign(this, at - 1, at + 2);
    }
    int tokenStart = at;
    while (tokenStart > tokenEnd && Chars.alnum(c[tokenStart - 1])) {
      tokenStart--;
    }
    boolean seen = at < tokenEnd;
    end = Math.max(end, seen ? tokenEnd : 0);
    while (end < text.length && Chars.alnum(c[end])) {
      end++;
    }
    if (!seen) {
      tokenEnd = end;
      detection.identifiers().token(this, tokenStart, end);
      IbanDetector.token(this, tokenStart, end);
      documents.token(this, tokenStart, end);
      if (secrets && mixed(tokenStart, end)) {
        assignments.phrase(this, tokenStart);
      }
    }
    if (tokenStart == at && !seen) {
      addresses.dotted(this, at);
      phones.digits(this, at);
      documents.coordinates(this, at);
    }
  }

  /** Whether a token has letters, or a sign that passwords have on a side of it. */
  private boolean mixed(int start, int end) {
    for (int i = start; i < end; i++) {
      if (Chars.alpha(text.chars[i])) {
        return true;
      }
    }
    char before = text.at(start - 1);
    char after = text.at(end);
    return before != 0 && "!#$&*?@_".indexOf(before) >= 0
        || after != 0 && "!#$&*?@_".indexOf(after) >= 0;
  }

  /** Whether a short number goes on: a separator and a digit, or a bracket. */
  private boolean continues(int end, char after) {
    char next = text.at(end + 1);
    return switch (after) {
      case ' ', '-', '.', '/' ->
          Chars.digit(next) || Chars.upper(next) || "( -./".indexOf(next) >= 0;
      case '(', ')' -> true;
      default -> false;
    };
  }

  /** Whether a kind belongs to the page's country or language. */
  boolean home(Kind kind) {
    for (String country : kind.countries()) {
      if (country.equals(hint.country())
          || (hint.country().isEmpty()
              && Regions.of(hint).contains(country)
              && !hint.language().equals("eng"))) {
        return true;
      }
    }
    return false;
  }

  /** Behind the redacted stretch that units overlap or stand beside, or -1. */
  int blocks(int start, int end) {
    if (opaque.isEmpty()) {
      return -1;
    }
    int at = opaque.blocks(text.start(start), text.end(end));
    return at < 0 ? -1 : text.index(at);
  }

  /** The first unit from {@code floor} on behind which nothing is redacted up to {@code at}. */
  int clearFrom(int at, int floor) {
    return opaque.isEmpty()
        ? floor
        : Math.min(at, text.index(opaque.before(text.start(at), text.start(floor))));
  }

  /** The unit up to which nothing is redacted behind {@code at}. */
  int clearTo(int at, int ceiling) {
    return opaque.isEmpty()
        ? ceiling
        : Math.max(at, text.index(opaque.after(text.end(at), text.end(ceiling))));
  }

  void emit(String kind, int start, int end, double score, String rule) {
    emit(kind, detection.order(kind), start, end, score, rule);
  }

  void emit(String kind, int order, int start, int end, double score, String rule) {
    if (start < 0 || end <= start || end > text.length) {
      return;
    }
    if (detection.enabled(kind)
        && !Reserved.placeholder(text, start, end)
        && !opaque.overlaps(text.start(start), text.end(end))) {
      found.add(new Candidate(kind, order, text.start(start), text.end(end), score, rule));
    }
  }
}
