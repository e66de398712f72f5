package dev.tamis.pipeline.source.lists;

import com.github.luben.zstd.ZstdInputStream;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.tamis.pipeline.files.Found;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.recipe.DomainList;
import dev.tamis.pipeline.source.PublicSuffixes;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Reads a list: a file, plain, gzip or zstd, or a UT1 folder. Every line is used, or counted with
 * its reason. Not thread-safe, for one list.
 */
final class ListReader implements LineParser.Sink {
  private static final int NAMED_LINES = 3;

  /** Addresses that are no site's. */
  private static final Set<String> NOWHERE = Set.of("0.0.0.0", "127.0.0.1", "[::]", "[::1]");

  private final DomainList list;
  private final SourceList.Builder builder = new SourceList.Builder();
  private final TreeMap<String, ListReport.Lines> unused = new TreeMap<>();
  private final MessageDigest digest;
  private String file = "";
  private long line;
  private long lines;

  private ListReader(DomainList list) {
    this.list = list;
    digest = Hash128.sha256();
  }

  /** A list and what was made of its lines. */
  record Read(SourceList list, ListReport report) {}

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException if it is not there or cannot be read, if nothing in it is an
   *     entry, or if it names a public suffix and the recipe does not say that it may
   */
  static Read read(DomainList list, List<Found> files) {
    ListReader reader = new ListReader(list);
    try {
      for (Found each : files) {
        reader.readFile(each, files.size() > 1);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "domain list " + list.path() + " cannot be read: " + e.getMessage(), e);
    }
    SourceList read = reader.builder.build();
    ListReport report =
        new ListReport(
            reader.lines,
            read.size(),
            reader.unused,
            HexFormat.of().formatHex(reader.digest.digest()));
    reader.check(report);
    return new Read(read, report);
  }

  private void check(ListReport report) {
    ListReport.Lines suffixes = unused.get(Unused.PUBLIC_SUFFIX.label());
    if (suffixes != null && list.publicSuffix().equals("error")) {
      throw new IllegalArgumentException(
          "domain list "
              + list.path()
              + " names "
              + suffixes.count()
              + " public suffix(es), below which strangers have their sites, first in line "
              + String.join(", ", suffixes.first())
              + "; take them out, or say public-suffix: skip (those lines are not used) or force"
              + " (they cover every site below)");
    }
    if (report.entries() == 0) {
      throw new IllegalArgumentException(
          "domain list " + list.path() + " holds no entry: " + report.summary());
    }
  }

  private void readFile(Found source, boolean several) throws IOException {
    ResourceId resource = Storage.file(source.path());
    String name = resource.getFilename();
    String folder = resource.getCurrentDirectory().getFilename();
    file = several ? (folder == null ? "" : folder + "/") + name + ":" : "";
    line = 0;
    try (InputStream in = open(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, charset(in)), 1 << 16)) {
      LineParser parser = null;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        String clean = line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (parser == null) {
          parser = parser(name, clean);
        }
        if (parser == null) {
          continue;
        }
        parser.parse(clean, this);
      }
    }
    lines += line;
  }

  /** The form of a file; of one whose form is to be told, by its name and its first line. */
  private LineParser parser(String name, String first) {
    String format = list.format();
    boolean auto = format.equals(DomainList.AUTO);
    String base = name.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst)$", "");
    if (base.equals("expressions") && (auto || format.equals("ut1"))) {
      return this::expression;
    }
    LocalDate since = list.since().isEmpty() ? null : LocalDate.parse(list.since());
    List<String> categories =
        list.categories().stream().map(c -> c.toLowerCase(Locale.ROOT)).sorted().toList();
    boolean table =
        auto && (base.endsWith(".csv") || base.endsWith(".tsv") || CsvLines.recognises(first));
    if (format.equals("csv") || table) {
      return new CsvLines(categories, since);
    }
    return switch (format) {
      case "adblock" -> new AdblockLines();
      case "dnsmasq" -> new DnsmasqLines();
      case "hosts" -> new HostsLines();
      case "plain", "ut1" -> new PlainLines();
      default -> new AnyLines();
    };
  }

  private void expression(String text, LineParser.Sink sink) {
    String expression = text.strip();
    if (expression.isEmpty() || expression.startsWith("#")) {
      return;
    }
    try {
      builder.add(Pattern.compile(expression, Pattern.CASE_INSENSITIVE));
    } catch (PatternSyntaxException e) {
      sink.unused(Unused.EXPRESSION);
    }
  }

  @Override
  public void entry(Entry entry) {
    String host = entry.host();
    boolean name = entry.kind() == Entry.Kind.NAME && !entry.exception();
    boolean nowhere = name && NOWHERE.contains(host);
    boolean suffix = name && Suffixes.mayContain(host) && PublicSuffixes.contains(host);
    if (suffix && !list.publicSuffix().equals("force")) {
      unused(Unused.PUBLIC_SUFFIX);
    } else if (nowhere || (name && !suffix && host.indexOf('.') < 0 && !host.startsWith("["))) {
      unused(Unused.NO_DOMAIN);
    } else {
      builder.add(entry);
    }
  }

  @Override
  public void unused(Unused reason) {
    unused.merge(
        reason.label(),
        new ListReport.Lines(1, List.of(file + line)),
        (old, one) -> {
          List<String> first = new ArrayList<>(old.first());
          if (first.size() < NAMED_LINES && !first.contains(one.first().get(0))) {
            first.add(one.first().get(0));
          }
          return new ListReport.Lines(old.count() + 1, first);
        });
  }

  private InputStream open(ResourceId source) throws IOException {
    InputStream raw =
        new DigestInputStream(Channels.newInputStream(FileSystems.open(source)), digest);
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(4);
    byte[] head = in.readNBytes(4);
    in.reset();
    boolean gzip = head.length > 1 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    boolean zstd =
        head.length > 3 && (head[0] & 0xff) == 0x28 && (head[1] & 0xff) == 0xb5 && head[2] == 0x2f;
    InputStream plain =
        gzip ? new GZIPInputStream(in, 1 << 16) : zstd ? new ZstdInputStream(in) : in;
    return new BufferedInputStream(plain, 1 << 16);
  }

  /** UTF-8, or UTF-16 where the file begins with its mark. */
  private static Charset charset(InputStream in) throws IOException {
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    boolean utf16 = (first == 0xfe && second == 0xff) || (first == 0xff && second == 0xfe);
    return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }

  /** Tells most names that are no public suffix at the price of two hashes. */
  private static final class Suffixes {
    private static final HashTable NAMES;
    private static final HashTable WILD;

    static {
      HashTable.Builder names = new HashTable.Builder();
      HashTable.Builder wild = new HashTable.Builder();
      PublicSuffixes.forEach(
          suffix -> {
            names.add(NameHash.ofHost(suffix));
            if (PublicSuffixes.contains("0." + suffix)) {
              wild.add(NameHash.ofHost(suffix));
            }
          });
      NAMES = names.build();
      WILD = wild.build();
    }

    static boolean mayContain(String host) {
      int dot = host.indexOf('.');
      return NAMES.contains(NameHash.ofHost(host))
          || (dot > 0 && WILD.contains(NameHash.ofHost(host.substring(dot + 1))));
    }
  }
}
