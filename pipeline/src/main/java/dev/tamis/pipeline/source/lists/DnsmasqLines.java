package dev.tamis.pipeline.source.lists;

import dev.tamis.pipeline.source.Hosts;
import java.util.regex.Pattern;

/**
 * Settings of dnsmasq (dnsmasq(8)) that refuse a domain: {@code address=/example.org/0.0.0.0},
 * {@code local=/example.org/}, {@code server=/example.org/}, with one domain or several.
 */
final class DnsmasqLines implements LineParser {
  private static final Pattern SETTING = Pattern.compile("-{0,2}[a-z][a-z0-9-]*\\s*=.*");

  @Override
  public void parse(String line, Sink sink) {
    String text = PlainLines.withoutComment(line);
    if (text.isEmpty()) {
      return;
    }
    int equals = text.indexOf('=');
    if (equals < 0) {
      sink.unused(Unused.SETTING);
      return;
    }
    String name = text.substring(0, equals).strip();
    name = name.startsWith("--") ? name.substring(2) : name;
    String value = text.substring(equals + 1).strip();
    boolean address = name.equals("address");
    if (!(address || name.equals("local") || name.equals("server")) || !value.startsWith("/")) {
      sink.unused(Unused.SETTING);
      return;
    }
    String[] parts = value.substring(1).split("/", -1);
    String target = parts[parts.length - 1];
    if (parts.length < 2 || (!address && !target.isEmpty())) {
      sink.unused(Unused.SETTING); // The domain is asked elsewhere, not refused.
      return;
    }
    for (int i = 0; i < parts.length - 1; i++) {
      domain(parts[i].strip(), sink);
    }
  }

  static boolean recognises(String text) {
    return SETTING.matcher(text).matches() && text.indexOf('/') > 0
        || text.startsWith("bogus-nxdomain=");
  }

  private static void domain(String part, Sink sink) {
    String domain =
        part.startsWith("*.") ? part.substring(2) : part.startsWith(".") ? part.substring(1) : part;
    if (domain.equals("#") || domain.indexOf('*') >= 0) {
      sink.unused(Unused.PATTERN);
      return;
    }
    String host = Hosts.canonical(domain);
    if (host.isEmpty()) {
      sink.unused(Unused.NOT_UNDERSTOOD);
    } else {
      sink.entry(Entry.name(host));
    }
  }
}
