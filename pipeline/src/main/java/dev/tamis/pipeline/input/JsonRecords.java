package dev.tamis.pipeline.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.tamis.pipeline.input.Defect.Cause;
import dev.tamis.pipeline.input.charset.Decoded;
import dev.tamis.pipeline.input.charset.Decoder;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;

/**
 * Turns a JSON object into a document. Reads the wanted fields and passes over the others, which
 * may be of any kind and size.
 */
final class JsonRecords {
  /** Of a date that is there and was not understood; the record has none then. */
  static final String UNREADABLE_DATE = "unreadable-date";

  private static final int MAX_DEPTH = 100_000;

  private final String shard;
  private final ReadOptions options;
  private final Fields names;
  private final JsonFactory json;
  private long unreadableDates;
  private boolean noString;
  private String text;
  private String html;
  private String url;
  private String date;
  private String otherDate;
  private String id;

  JsonRecords(String shard, ReadOptions options) {
    this.shard = shard;
    this.options = options;
    this.names = options.fields();
    this.json = factory(options.maxRecordBytes());
  }

  /**
   * A reader of JSON as others write it. What is not ours is read leniently: numbers of any length,
   * those that JSON does not have, control characters in strings.
   *
   * @param maxBytes of a record
   */
  static JsonFactory factory(int maxBytes) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxStringLength(maxBytes)
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(maxBytes)
            .maxNameLength(maxBytes)
            .build();
    return new JsonFactoryBuilder()
        .streamReadConstraints(limits)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
        .build();
  }

  ShardItem read(Position at, byte[] line, int length) {
    try (JsonParser parser = json.createParser(line, 0, length)) {
      return read(at, parser);
    } catch (IOException e) {
      return readRepaired(at, line, length);
    }
  }

  /** A second try for a line that may only have invalid UTF-8 in it. */
  private ShardItem readRepaired(Position at, byte[] line, int length) {
    Decoded decoded = Decoder.utf8(line, 0, length);
    if (decoded.isBroken()) {
      return new Defect(
          shard,
          at,
          Cause.INVALID_TEXT,
          "the object has " + decoded.invalid() + " invalid byte sequences");
    }
    try (JsonParser parser = json.createParser(decoded.text())) {
      return read(at, parser);
    } catch (IOException e) {
      // Jackson's message quotes the line, so it is left out.
      return new Defect(shard, at, Cause.NOT_JSON, "this is not a JSON object");
    }
  }

  private ShardItem read(Position at, JsonParser parser) throws IOException {
    noString = false;
    text = null;
    html = null;
    url = null;
    date = null;
    otherDate = null;
    id = null;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return new Defect(shard, at, Cause.NOT_JSON, "this is not a JSON object");
    }
    readObject(parser, "");
    if (parser.nextToken() != null) {
      return new Defect(shard, at, Cause.NOT_JSON, "something follows the object on its line");
    }
    return record(at);
  }

  private void readObject(JsonParser parser, String path) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = path.isEmpty() ? parser.currentName() : path + parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && leadsOn(name)) {
        readObject(parser, name + ".");
      } else if (value.isScalarValue()) {
        if (value != JsonToken.VALUE_NULL) {
          keep(name, parser);
        }
      } else {
        parser.skipChildren();
      }
    }
  }

  private boolean leadsOn(String name) {
    return leads(names.text(), name)
        || leads(names.html(), name)
        || leads(names.url(), name)
        || leads(names.date(), name)
        || leads(names.id(), name);
  }

  private static boolean leads(String field, String name) {
    return field.length() > name.length()
        && field.charAt(name.length()) == '.'
        && field.startsWith(name);
  }

  private void keep(String name, JsonParser parser) throws IOException {
    boolean string = parser.currentToken() == JsonToken.VALUE_STRING;
    boolean content = name.equals(names.text()) || name.equals(names.html());
    noString |= content && !string;
    if (string && name.equals(names.text())) {
      text = parser.getText();
    }
    if (string && name.equals(names.html())) {
      html = parser.getText();
    }
    if (string && name.equals(names.url())) {
      url = parser.getText();
    }
    if (name.equals(names.date())) {
      date = parser.getText();
    }
    if (name.equals(names.otherDate())) {
      otherDate = parser.getText();
    }
    if (name.equals(names.id())) {
      id = parser.getText();
    }
  }

  private String instant() {
    String given = date == null ? otherDate : date;
    String instant = given == null ? "" : Dates.instant(given);
    if (instant.isEmpty() && given != null && !given.isBlank()) {
      unreadableDates++;
    }
    return instant;
  }

  /** See {@link ShardReader#counts}. */
  Map<String, Long> counts() {
    return unreadableDates == 0 ? Map.of() : Map.of(UNREADABLE_DATE, unreadableDates);
  }

  private ShardItem record(Position at) {
    if (text == null && html == null) {
      return new Defect(
          shard,
          at,
          Cause.NO_TEXT,
          noString
              ? "field '" + names.text() + "' or '" + names.html() + "' is no string"
              : "neither field '" + names.text() + "' nor '" + names.html() + "' is there");
    }
    int chars = html != null ? html.length() : text.length();
    if (chars > options.maxTextChars()) {
      return new Defect(
          shard,
          at,
          Cause.TEXT_TOO_LONG,
          "the text has " + chars + " characters; the limit is " + options.maxTextChars());
    }
    return new CrawlRecord(
        shard,
        at,
        id == null ? "" : id,
        url == null ? "" : url,
        instant(),
        new Body.Chars(html != null, html != null ? html : text),
        Collections.emptySortedMap(),
        false);
  }
}
