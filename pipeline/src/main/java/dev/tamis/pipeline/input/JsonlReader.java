package dev.tamis.pipeline.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.TreeMap;

/** Reads a JSON object a line; offsets count inflated bytes. */
final class JsonlReader implements ShardReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final Split split;
  private final Members members;
  private final MemberInput input;
  private final ReadOptions options;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 14);
  private boolean inMember;
  private boolean finished;
  private long base;

  JsonlReader(Split split, SeekableInput in, ReadOptions options) throws IOException {
    this.split = split;
    this.options = options;
    this.members = Members.over(in, split.format().container());
    this.input = new MemberInput(members);
    if (split.from() > 0) {
      skipToLine(in);
    }
  }

  private void skipToLine(SeekableInput in) throws IOException {
    in.seek(split.from() - 1);
    int b = in.read();
    while (b >= 0 && b != '\n') {
      b = in.read();
    }
    base = in.position();
  }

  @Override
  public ShardItem next() throws IOException {
    while (!finished) {
      long offset = position();
      if (split.format().container() == Format.Container.PLAIN && offset >= split.to()) {
        return null;
      }
      try {
        boolean whole = readLine();
        ShardItem item =
            whole
                ? parse(offset)
                : new Defect(split.shard().name(), offset, Defect.Cause.TOO_LARGE);
        if (item != null) {
          return item;
        }
      } catch (DamageException damage) {
        recover();
        return new Defect(split.shard().name(), offset, damage.kind());
      }
    }
    return null;
  }

  private long position() {
    return base + input.position();
  }

  /** Reads a line, over the borders of members; false if it is too long, and skipped. */
  private boolean readLine() throws IOException {
    line.reset();
    boolean fits = true;
    while (true) {
      int b = inMember ? input.peek() : -1;
      if (b < 0) {
        base += input.position();
        input.reset();
        inMember = members.next();
        if (!inMember) {
          finished = true;
          return fits;
        }
        continue;
      }
      input.skip(1);
      if (b == '\n') {
        return fits;
      }
      if (line.size() < options.maxRecord()) {
        line.write(b);
      } else {
        fits = false;
      }
    }
  }

  private void recover() throws IOException {
    base += input.position();
    input.reset();
    inMember = false;
    if (!members.resync(members.start() + 1)) {
      finished = true;
    }
  }

  private ShardItem parse(long offset) {
    byte[] bytes = line.toByteArray();
    if (isBlank(bytes)) {
      return null;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      return new Defect(split.shard().name(), offset, Defect.Cause.NOT_UTF8);
    }
    try (JsonParser json = JSON.createParser(bytes)) {
      return document(json, offset);
    } catch (JsonParseException | CharConversionException e) {
      return new Defect(split.shard().name(), offset, Defect.Cause.NOT_JSON);
    } catch (IOException e) {
      return new Defect(split.shard().name(), offset, Defect.Cause.NOT_JSON);
    }
  }

  private ShardItem document(JsonParser json, long offset) throws IOException {
    String text = null;
    String html = null;
    String url = "";
    String date = "";
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return new Defect(split.shard().name(), offset, Defect.Cause.NO_TEXT);
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      boolean string = json.nextToken() == JsonToken.VALUE_STRING;
      if (string && name.equals(options.textField())) {
        text = json.getText();
      } else if (string && name.equals(options.htmlField())) {
        html = json.getText();
      } else if (string && name.equals(options.urlField())) {
        url = json.getText();
      } else if (string && name.equals(options.dateField())) {
        date = json.getText();
      } else {
        json.skipChildren();
      }
    }
    if (json.nextToken() != null) {
      return new Defect(split.shard().name(), offset, Defect.Cause.NOT_JSON);
    }
    if (text == null && html == null) {
      return new Defect(split.shard().name(), offset, Defect.Cause.NO_TEXT);
    }
    Body body = text == null ? new Body.Chars(true, html) : new Body.Chars(false, text);
    return new CrawlRecord(split.shard().name(), offset, url, fetched(date), body, new TreeMap<>());
  }

  /** ISO 8601 with or without zone, or a day; what is something else is left out. */
  static String fetched(String date) {
    String instant = WarcParser.instant(date);
    if (!instant.isEmpty() || date.length() < 10) {
      return instant;
    }
    try {
      if (date.length() == 10) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant().toString();
      }
      String local = date.substring(0, Math.min(19, date.length())).replace(' ', 'T');
      return WarcParser.instant(LocalDateTime.parse(local).toInstant(ZoneOffset.UTC).toString());
    } catch (DateTimeException e) {
      return "";
    }
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    members.close();
  }
}
