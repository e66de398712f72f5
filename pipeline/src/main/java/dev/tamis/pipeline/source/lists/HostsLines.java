package dev.tamis.pipeline.source.lists;

import dev.tamis.pipeline.source.Hosts;
import java.util.Locale;
import java.util.Set;

/** A hosts file (hosts(5)): an address, then the names that it stands for, then a comment. */
final class HostsLines implements LineParser {
  private static final Set<String> OWN_NAMES =
      Set.of(
          "localhost",
          "localhost.localdomain",
          "local",
          "localdomain",
          "broadcasthost",
          "loopback",
          "ip6-localhost",
          "ip6-loopback",
          "ip6-localnet",
          "ip6-mcastprefix",
          "ip6-allnodes",
          "ip6-allrouters",
          "ip6-allhosts",
          "localhost4",
          "localhost4.localdomain4",
          "localhost6",
          "localhost6.localdomain6",
          "0.0.0.0");

  @Override
  public void parse(String line, Sink sink) {
    int comment = line.indexOf('#');
    String text = (comment < 0 ? line : line.substring(0, comment)).strip();
    if (text.isEmpty()) {
      return;
    }
    String[] fields = text.split("\\s+", -1);
    if (fields.length < 2 || !isAddress(fields[0])) {
      sink.unused(Unused.NOT_UNDERSTOOD);
      return;
    }
    for (int i = 1; i < fields.length; i++) {
      if (OWN_NAMES.contains(fields[i].toLowerCase(Locale.ROOT))) {
        sink.unused(Unused.OWN_NAME);
      } else {
        PlainLines.value(fields[i], sink);
      }
    }
  }

  /** Whether a line begins with an address and goes on. */
  static boolean recognises(String text) {
    int blank = 0;
    while (blank < text.length() && !Character.isWhitespace(text.charAt(blank))) {
      blank++;
    }
    return blank < text.length() && isAddress(text.substring(0, blank));
  }

  private static boolean isAddress(String field) {
    char first = field.charAt(0);
    boolean likely = first == ':' || Character.digit(first, 16) >= 0;
    return likely && (field.equals("0") || Hosts.isAddress(Hosts.canonical(field)));
  }
}
