package dev.tamis.pipeline.input;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands the records of ARC files, the Internet Archive's format before WARC: one line of URL,
 * address, time, type and length, then what the server sent.
 */
final class ArcParser implements RecordParser {
  /** Bounded parts without overlap, so it cannot backtrack far; a URL may hold spaces. */
  private static final Pattern HEADER =
      Pattern.compile(
          "(\\S.{0,8000}) (\\S{1,60}) (\\d{14}|\\d{12}|\\d{8}|0) (\\S{1,200}) (\\d{1,12})");

  private final String shard;
  private final ReadOptions options;

  ArcParser(String shard, ReadOptions options) {
    this.shard = shard;
    this.options = options;
  }

  @Override
  public boolean beginsRecord(MemberInput input) throws IOException {
    return input.startsWith("http")
        || input.startsWith("filedesc://")
        || input.startsWith("dns:")
        || input.startsWith("ftp");
  }

  @Override
  public ShardItem parse(MemberInput input, long offset) throws IOException {
    Matcher header = HEADER.matcher(input.readLine());
    if (!header.matches()) {
      throw new DamageException(Defect.Cause.HEADER);
    }
    String url = header.group(1);
    long length = Long.parseLong(header.group(5));
    boolean page = url.startsWith("http");
    if (!page || length > options.maxRecord()) {
      if (!input.skip(length)) {
        throw new DamageException(Defect.Cause.LENGTH);
      }
      return page
          ? new Defect(shard, offset, Defect.Cause.TOO_LARGE)
          : new SkippedRecord(url.startsWith("filedesc") ? "warcinfo" : "response:type");
    }
    byte[] block = input.readFully((int) length);
    if (block == null) {
      throw new DamageException(Defect.Cause.LENGTH);
    }
    return Payload.ofHttp(block, "", options.maxRecord())
        .toItem(shard, offset, url, instant(header.group(3)));
  }

  private static String instant(String digits) {
    if (digits.length() < 14) {
      return "";
    }
    return WarcParser.instant(
        digits.replaceAll("(....)(..)(..)(..)(..)(..)", "$1-$2-$3T$4:$5:$6Z"));
  }
}
