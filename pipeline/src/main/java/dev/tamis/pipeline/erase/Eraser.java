package dev.tamis.pipeline.erase;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tamis.pipeline.source.Urls;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Finds the values of a list in texts and addresses. Not thread-safe. */
public final class Eraser {
  private static final String AT = "(?:@|%40|\\s*[(\\[{]\\s*(?:at|@)\\s*[)\\]}]\\s*)";
  private static final String DOT = "(?:\\.|\\s*[(\\[{]\\s*(?:dot|punkt|\\.)\\s*[)\\]}]\\s*)";
  private static final String LABEL = "[\\p{L}\\p{N}-]+";
  private static final Pattern MAIL =
      Pattern.compile(
          "[\\p{L}\\p{N}._+'-]+" + AT + LABEL + "(?:" + DOT + LABEL + ")+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WEB =
      Pattern.compile("https?://[^\\s<>\"]+", Pattern.CASE_INSENSITIVE);

  private static final int LEAST_DIGITS = 6;
  private static final int MOST_DIGITS = 17;
  private static final int LEAST_NATIONAL = 7;
  private static final String BETWEEN_DIGITS = " .-/()\u00a0\u2009\u2010\u2011\u2012\u2013\u202f";

  private final EraseList list;

  /** Of a list. */
  public Eraser(EraseList list) {
    this.list = list;
  }

  /**
   * What was found.
   *
   * @param text without it
   * @param requests ids of the requests, sorted
   * @param drop the first request for which the document leaves; null if it stays
   * @param taken stretches of the text as it was, in order and apart, for each of which {@link
   *     EraseList#MARK} stands in it now; none of an address
   */
  public record Erased(String text, TreeSet<String> requests, String drop, List<Stretch> taken) {
    /** Copies the list. */
    public Erased {
      taken = List.copyOf(taken);
    }

    /** Whether nothing was found. */
    public boolean isClean() {
      return requests.isEmpty();
    }

    private static Erased nothing(String text) {
      return new Erased(text, new TreeSet<>(), null, List.of());
    }
  }

  /** From one index of a text to before another. */
  public record Stretch(int start, int end) {}

  private record Match(int start, int end, EraseEntry entry) {}

  /** Looks through a text. */
  public Erased text(String text) {
    List<Match> matches = new ArrayList<>();
    mails(text, matches);
    numbers(text, matches);
    addresses(text, matches);
    names(text, matches);
    TreeSet<String> requests = new TreeSet<>();
    if (matches.isEmpty()) {
      return Erased.nothing(text);
    }
    matches.sort(Comparator.comparingInt(Match::start).thenComparingInt(Match::end));
    StringBuilder rest = new StringBuilder(text.length());
    String drop = null;
    int done = 0;
    List<Stretch> taken = new ArrayList<>();
    for (Match match : matches) {
      requests.add(match.entry.request());
      boolean drops = match.entry.action() == EraseEntry.Action.DROP;
      drop = drops && drop == null ? match.entry.request() : drop;
      if (match.start >= done) {
        rest.append(text, done, match.start).append(EraseList.MARK);
        taken.add(new Stretch(match.start, match.end));
      } else if (match.end > done) {
        taken.set(taken.size() - 1, new Stretch(taken.get(taken.size() - 1).start, match.end));
      }
      done = Math.max(done, match.end);
    }
    return new Erased(rest.append(text, done, text.length()).toString(), requests, drop, taken);
  }

  /** The request for which a record leaves by its id; null if it stays. */
  public String record(String id) {
    EraseEntry entry = list.find(EraseKind.RECORD, id);
    return entry == null ? null : entry.request();
  }

  /** The request for which the page at an address leaves; null if it stays. */
  public String page(String url) {
    String bare = EraseKind.url(url);
    EraseEntry entry = bare.isEmpty() ? null : list.find(EraseKind.URL, bare);
    return entry == null ? null : entry.request();
  }

  /** The request for which a record leaves by its id or its address; null if it stays. */
  public String record(String id, String url) {
    String request = record(id);
    return request == null ? page(url) : request;
  }

  /**
   * An address without what must not be in it: cut down to its host, or to nothing. {@link
   * Erased#text} is the address.
   */
  public Erased url(String url) {
    Erased raw = url.isEmpty() ? Erased.nothing(url) : text(url);
    Erased found = raw.isClean() && url.indexOf('%') >= 0 ? text(decoded(url)) : raw;
    if (found.isClean()) {
      return Erased.nothing(url);
    }
    int start = url.indexOf("://");
    String host = Urls.host(url);
    String origin = start < 0 || host.isEmpty() ? "" : url.substring(0, start + 3) + host + "/";
    return new Erased(text(origin).isClean() ? origin : "", found.requests, found.drop, List.of());
  }

  private static String decoded(String url) {
    try {
      return URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return url; // The percent sign is one.
    }
  }

  private void mails(String text, List<Match> matches) {
    Matcher matcher = MAIL.matcher(text);
    for (int from = 0; from < text.length() && matcher.find(from); from = matcher.end()) {
      String written = matcher.group();
      // A full stop may end the sentence and not part the address.
      for (int end = written.length(); end > 0; end = lastDot(written, end)) {
        EraseEntry entry = list.find(EraseKind.EMAIL, EraseKind.mail(written.substring(0, end)));
        if (entry != null) {
          matches.add(new Match(matcher.start(), matcher.start() + end, entry));
          break;
        }
      }
    }
  }

  private static int lastDot(String written, int end) {
    return written.lastIndexOf('.', end - 1);
  }

  private void addresses(String text, List<Match> matches) {
    Matcher matcher = WEB.matcher(text);
    for (int from = 0; from < text.length() && matcher.find(from); from = matcher.end()) {
      int end = matcher.end();
      while (end > matcher.start() && ".,;:!?)]}'*_".indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      String bare = EraseKind.url(text.substring(matcher.start(), end));
      EraseEntry entry = bare.isEmpty() ? null : list.find(EraseKind.URL, bare);
      if (entry != null) {
        matches.add(new Match(matcher.start(), end, entry));
      }
    }
  }

  /** A number may be written in groups, and next to another one: every run of groups is tried. */
  private void numbers(String text, List<Match> matches) {
    List<int[]> groups = new ArrayList<>();
    int length = text.length();
    for (int i = 0; i < length; ) {
      if (Character.isDigit(text.charAt(i))) {
        int start = i;
        while (i < length && Character.isDigit(text.charAt(i))) {
          i++;
        }
        groups.add(new int[] {start, i});
      } else {
        i++;
      }
    }
    for (int first = 0; first < groups.size(); first++) {
      StringBuilder digits = new StringBuilder();
      for (int last = first; last < groups.size(); last++) {
        int[] group = groups.get(last);
        if (last > first && !isBetween(text, groups.get(last - 1)[1], group[0])) {
          break;
        }
        boolean trunk =
            last > first
                && group[1] - group[0] == 1
                && Character.digit(text.charAt(group[0]), 10) == 0
                && text.charAt(group[0] - 1) == '(';
        for (int i = group[0]; i < group[1] && !trunk; i++) {
          digits.append((char) ('0' + Character.digit(text.charAt(i), 10)));
        }
        if (digits.length() > MOST_DIGITS) {
          break;
        }
        EraseEntry entry = digits.length() < LEAST_DIGITS ? null : number(digits.toString());
        if (entry != null) {
          int start = groups.get(first)[0];
          boolean plus = start > 0 && text.charAt(start - 1) == '+';
          matches.add(new Match(plus ? start - 1 : start, group[1], entry));
          break;
        }
      }
    }
  }

  private static boolean isBetween(String text, int from, int to) {
    if (to - from > 3) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (BETWEEN_DIGITS.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  private EraseEntry number(String digits) {
    EraseEntry entry =
        list.find(EraseKind.PHONE, digits.startsWith("00") ? digits.substring(2) : digits);
    if (entry != null) {
      return entry;
    }
    String national = digits.replaceFirst("^0+", "");
    return national.length() < LEAST_NATIONAL
        ? null
        : list.find(EraseKind.PHONE_NATIONAL, national);
  }

  private void names(String text, List<Match> matches) {
    if (list.words().isEmpty() && list.characters().isEmpty()) {
      return;
    }
    List<Names.Word> words = Names.words(text);
    for (int i = 0; i < words.size(); i++) {
      for (int count : list.words()) {
        if (i + count <= words.size()) {
          StringBuilder name = new StringBuilder(words.get(i).form());
          for (int j = 1; j < count; j++) {
            name.append(' ').append(words.get(i + j).form());
          }
          add(name.toString(), words.get(i).start(), words.get(i + count - 1).end(), matches);
        }
      }
      for (int count : list.characters()) {
        unparted(text, words.get(i), count, matches);
      }
    }
  }

  private void unparted(String text, Names.Word word, int count, List<Match> matches) {
    for (int at = word.start(); at < word.end(); ) {
      int c = text.codePointAt(at);
      if (Names.isUnparted(c) && text.codePointCount(at, word.end()) >= count) {
        int end = text.offsetByCodePoints(at, count);
        add(Names.canonical(text.substring(at, end)), at, end, matches);
      }
      at += Character.charCount(c);
    }
  }

  private void add(String name, int start, int end, List<Match> matches) {
    EraseEntry entry = list.find(EraseKind.NAME, name);
    if (entry != null) {
      matches.add(new Match(start, end, entry));
    }
  }
}
