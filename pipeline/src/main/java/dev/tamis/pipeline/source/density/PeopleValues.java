package dev.tamis.pipeline.source.density;

import dev.tamis.pii.Finding;
import dev.tamis.pii.Kind;
import dev.tamis.pii.Kinds;
import dev.tamis.pipeline.recipe.Nearest;
import dev.tamis.pipeline.source.Hosts;
import dev.tamis.pipeline.source.Urls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.hash.Hashing;

/**
 * Which findings on a page may be a private person's: not role addresses ({@code info@}), not
 * addresses in the site's own domain, which are of its staff. Immutable and thread-safe.
 */
public final class PeopleValues {
  private static final Set<String> ROLES = read("roles.txt");
  private static final Set<String> MAILBOXES = read("mailboxes.txt");

  private static final String IDENTIFIER = "IDENTIFIER";

  /** The last digits of a number, which a switchboard gives out. */
  private static final int EXTENSION = 4;

  private final Map<String, Integer> weights;

  /**
   * With the weights of {@code weights.tsv} and exceptions from them.
   *
   * @throws IllegalArgumentException if an exception is for a kind that is not known
   */
  public static PeopleValues of(Map<String, Double> exceptions, Collection<String> ownKinds) {
    Map<String, Double> weights = new TreeMap<>();
    Set<String> known = new TreeSet<>(ownKinds);
    known.addAll(Kinds.byNames().keySet());
    known.add(IDENTIFIER);
    exceptions.keySet().forEach(kind -> check(kind, known));
    Map<String, Double> table = table();
    double identifier = exceptions.getOrDefault(IDENTIFIER, table.get(IDENTIFIER));
    for (Kind kind : Kinds.all()) {
      if (!kind.countries().isEmpty()) {
        weights.put(kind.name(), identifier);
      }
    }
    weights.putAll(table);
    weights.putAll(exceptions);
    weights.remove(IDENTIFIER); // a name for many kinds, and none itself
    return new PeopleValues(weights);
  }

  private static void check(String kind, Collection<String> known) {
    if (!known.contains(kind)) {
      throw new IllegalArgumentException(
          "sources.pii-density.weights does not know \"" + kind + "\"" + Nearest.hint(kind, known));
    }
  }

  private static Map<String, Double> table() {
    Map<String, Double> table = new TreeMap<>();
    List<String> cells = new ArrayList<>(lines("weights.tsv"));
    for (String line : cells) {
      String[] fields = line.split("\t", -1);
      table.put(fields[0], Double.valueOf(fields[1]));
    }
    return table;
  }

  /**
   * With these weights.
   *
   * @param weights by kind of finding, 0 to 655; kinds that are not named weigh nothing
   */
  public PeopleValues(Map<String, Double> weights) {
    Map<String, Integer> hundredths = new TreeMap<>();
    weights.forEach((kind, weight) -> hundredths.put(kind, (int) Math.round(weight * 100)));
    this.weights = hundredths;
  }

  /** The kinds of findings that weigh anything, sorted. */
  public SortedSet<String> kinds() {
    TreeSet<String> kinds = new TreeSet<>();
    weights.forEach(
        (kind, weight) -> {
          if (weight > 0) {
            kinds.add(kind);
          }
        });
    return kinds;
  }

  /**
   * The values of a page that may be a person's, each once, sorted, at most {@link Sample#SIZE}:
   * those with the smallest hashes, which are all that a sample can take.
   *
   * @param text in which the findings are
   * @param domain registrable domain of the page
   */
  public List<PeopleValue> of(String text, List<Finding> findings, String domain) {
    TreeSet<PeopleValue> values = new TreeSet<>();
    for (Finding finding : findings) {
      Integer weight = weights.get(finding.kind());
      if (weight == null || weight == 0) {
        continue;
      }
      String value = text.substring(finding.start(), finding.end());
      PeopleValue person = value(finding.kind(), value, weight, domain);
      if (person != null) {
        values.add(person);
        if (values.size() > Sample.SIZE) {
          values.pollLast();
        }
      }
    }
    return new ArrayList<>(values);
  }

  private static PeopleValue value(String kind, String value, int weight, String domain) {
    return switch (kind) {
      case "EMAIL" -> address(value, weight, domain);
      case "PHONE" -> number(value, weight);
      default -> {
        String plain = lettersAndDigits(value);
        yield plain.isEmpty()
            ? null
            : new PeopleValue(hash(kind, plain), 0, weight, PeopleValue.Kind.OTHER);
      }
    };
  }

  private static PeopleValue address(String written, int weight, String domain) {
    String value = written.toLowerCase(Locale.ROOT).replace("%40", "@");
    int at = value.lastIndexOf('@');
    if (at <= 0) {
      return new PeopleValue(
          hash("EMAIL", lettersAndDigits(value)), 0, weight, PeopleValue.Kind.MAILBOX);
    }
    String local = value.substring(0, at);
    String host = Hosts.canonical(value.substring(at + 1));
    String mailDomain = Urls.registrableDomain(host);
    if (isRole(local) || mailDomain.equals(domain) || host.equals(domain)) {
      return null;
    }
    boolean everyone = MAILBOXES.contains(host) || MAILBOXES.contains(mailDomain);
    int plus = local.indexOf('+');
    String person = plus > 0 ? local.substring(0, plus) : local;
    return new PeopleValue(
        hash("EMAIL", person + "@" + host),
        (int) hash("DOMAIN", mailDomain),
        weight,
        everyone ? PeopleValue.Kind.MAILBOX : PeopleValue.Kind.ADDRESS);
  }

  private static PeopleValue number(String value, int weight) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      int digit = Character.digit(value.charAt(i), 10);
      if (digit >= 0) {
        digits.append(digit);
      }
    }
    int zeros = 0;
    while (zeros < digits.length() && digits.charAt(zeros) == '0') {
      zeros++;
    }
    String number = digits.substring(zeros);
    if (number.length() <= EXTENSION) {
      return null;
    }
    String board = number.substring(0, number.length() - EXTENSION);
    return new PeopleValue(
        hash("PHONE", number), (int) hash("BOARD", board), weight, PeopleValue.Kind.NUMBER);
  }

  /** Whether what stands before the sign is a function and no person, alone or with more to it. */
  static boolean isRole(String local) {
    for (String part : local.split("[._+-]|(?<=\\D)(?=\\d)", -1)) {
      if (ROLES.contains(part)) {
        return true;
      }
    }
    return ROLES.contains(local);
  }

  private static String lettersAndDigits(String value) {
    StringBuilder plain = new StringBuilder();
    value
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static long hash(String kind, String value) {
    return Hashing.sipHash24().hashString(kind + '\n' + value, StandardCharsets.UTF_8).asLong();
  }

  private static Set<String> read(String name) {
    Set<String> words = new TreeSet<>();
    for (String line : lines(name)) {
      words.addAll(List.of(line.strip().split(" +", -1)));
    }
    return words;
  }

  private static List<String> lines(String name) {
    List<String> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                PeopleValues.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          lines.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
