package dev.tamis.pipeline.source.optout;

import dev.tamis.pipeline.input.SiteFile;
import dev.tamis.pipeline.ledger.StreamCoder;
import dev.tamis.pipeline.source.Urls;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Set;

/**
 * A file in which a host says what may be done with all of it.
 *
 * @param kind which file
 * @param fetched when it was fetched, ISO 8601 in UTC, or empty
 * @param text what of it matters
 */
public record SiteStatement(SiteFile.Kind kind, String fetched, String text)
    implements Comparable<SiteStatement> {

  /**
   * A statement, cut down to what matters.
   *
   * @param file as it was read
   * @param agents names of agents in lower case
   * @return null if the body is not of the file's form, a page that says "not found", say
   */
  public static SiteStatement of(SiteFile file, Set<String> agents, Findings unknowns) {
    SiteFile.Kind kind = file.kind();
    String fetched = file.fetched();
    String text = file.text().startsWith("\uFEFF") ? file.text().substring(1) : file.text();
    if (text.stripLeading().startsWith("<")) {
      return null;
    }
    if (kind == SiteFile.Kind.TDMREP) {
      TdmReservation.file(text, unknowns);
      return new SiteStatement(kind, fetched, text.strip());
    }
    if (kind == SiteFile.Kind.AI && !AiTxt.recognises(text)) {
      unknowns.unknown("ai-txt");
      return null;
    }
    return new SiteStatement(kind, fetched, RobotsTxt.parse(text, agents).reduced());
  }

  /** The newest first; of two as new the one whose text comes first. */
  @Override
  public int compareTo(SiteStatement other) {
    int byKind = kind.compareTo(other.kind);
    int byTime = other.fetched.compareTo(fetched);
    return byKind != 0 ? byKind : byTime != 0 ? byTime : text.compareTo(other.text);
  }

  /**
   * A statement and the host that it is of.
   *
   * @param host in its one form
   */
  public record At(String host, SiteStatement statement) {
    /** Of a file; null if it is none, or of no host. */
    public static At of(SiteFile file, Set<String> agents, Findings unknowns) {
      String host = Urls.host(file.url());
      SiteStatement statement = host.isEmpty() ? null : SiteStatement.of(file, agents, unknowns);
      return statement == null ? null : new At(host, statement);
    }
  }

  /** Encodes statements. */
  public static final class AtCoder extends StreamCoder<At> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(At at, DataOutputStream out) throws IOException {
      writeShort(at.host, out);
      writeShort(at.statement.kind.name(), out);
      writeShort(at.statement.fetched, out);
      writeString(at.statement.text, out);
    }

    @Override
    protected At read(DataInputStream in) throws IOException {
      String host = readShort(in);
      SiteFile.Kind kind = SiteFile.Kind.valueOf(readShort(in));
      return new At(host, new SiteStatement(kind, readShort(in), readString(in)));
    }
  }
}
