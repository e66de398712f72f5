package dev.tamis.pipeline.source.lists;

/**
 * Tells the form of each line by itself, for published lists mix them: a rule of a blocker, a
 * setting of dnsmasq, a line of a hosts file, else a host or the beginning of a URL.
 */
final class AnyLines implements LineParser {
  private final LineParser adblock = new AdblockLines();
  private final LineParser dnsmasq = new DnsmasqLines();
  private final LineParser hosts = new HostsLines();
  private final LineParser plain = new PlainLines();

  @Override
  public void parse(String line, Sink sink) {
    String text = line.strip();
    if (AdblockLines.isComment(text) || text.startsWith(";") || text.startsWith("// ")) {
      return;
    }
    if (AdblockLines.isElementRule(text)) {
      sink.unused(Unused.ELEMENT_RULE);
    } else if (text.startsWith("#")) {
      return;
    } else if (DnsmasqLines.recognises(text)) {
      dnsmasq.parse(text, sink);
    } else if (AdblockLines.isRule(text)) {
      adblock.parse(text, sink);
    } else if (HostsLines.recognises(text)) {
      hosts.parse(text, sink);
    } else {
      plain.parse(text, sink);
    }
  }
}
