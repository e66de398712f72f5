package dev.tamis.pipeline.curate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tamis.language.LanguageTag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;

/** The line of a kept document, as JSON in UTF-8. */
final class DocumentLine {
  private static final JsonFactory JSON = new JsonFactory();

  private DocumentLine() {}

  /** The line without its closing brace: what the corpus stages find out follows at the end. */
  static byte[] open(Document document) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(document.text().length() + 512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      writeFields(document, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] line = bytes.toByteArray();
    return Arrays.copyOf(line, line.length - 1);
  }

  private static void writeFields(Document document, JsonGenerator json) throws IOException {
    LanguageTag tag = document.language().tag();
    json.writeStringField("id", document.id().toString());
    json.writeStringField("url", document.url());
    json.writeStringField("domain", document.domain());
    json.writeStringField("fetched", document.record().fetched());
    json.writeStringField("text", document.text());
    json.writeStringField("language", tag.toString());
    json.writeStringField("script", tag.script());
    json.writeNumberField("language_score", rounded(document.language().confidence()));
    json.writeObjectFieldStart("languages");
    for (Map.Entry<LanguageTag, Double> share : document.language().languages().entrySet()) {
      json.writeNumberField(share.getKey().toString(), rounded(share.getValue()));
    }
    json.writeEndObject();
    json.writeBooleanField("multilingual", document.language().multilingual());
    writeScores(document, json);
    writeSignals(document, json);
    json.writeObjectFieldStart("pii");
    for (Map.Entry<String, Integer> kind : document.pii().entrySet()) {
      json.writeNumberField(kind.getKey(), kind.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("source");
    json.writeStringField("shard", document.record().shard());
    json.writeNumberField("offset", document.record().offset());
    json.writeEndObject();
  }

  /**
   * The first model's score stands alone as {@code quality}; with several, all stand in {@code
   * scores}, and after them their labels. Scores stand in full, as the limits decided on them.
   */
  private static void writeScores(Document document, JsonGenerator json) throws IOException {
    json.writeFieldName("quality");
    writeScore(
        document.scores().isEmpty() ? null : document.scores().values().iterator().next(), json);
    if (document.scores().size() > 1) {
      json.writeObjectFieldStart("scores");
      for (Map.Entry<String, Double> score : document.scores().entrySet()) {
        json.writeFieldName(score.getKey());
        writeScore(score.getValue(), json);
      }
      json.writeEndObject();
    }
    if (!document.quality().labels().isEmpty()) {
      json.writeObjectFieldStart("labels");
      for (Map.Entry<String, String> label : document.quality().labels().entrySet()) {
        json.writeStringField(label.getKey(), label.getValue());
      }
      json.writeEndObject();
    }
  }

  /** Signals stand in full, for a threshold must decide on them as it did on the text. */
  private static void writeSignals(Document document, JsonGenerator json) throws IOException {
    if (document.quality().signals().isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("signals");
    for (Map.Entry<String, Double> signal : document.quality().signals().entrySet()) {
      double value = signal.getValue();
      if (value == Math.rint(value)) {
        json.writeNumberField(signal.getKey(), (long) value);
      } else {
        json.writeNumberField(signal.getKey(), value);
      }
    }
    json.writeEndObject();
  }

  private static void writeScore(Double score, JsonGenerator json) throws IOException {
    if (score == null) {
      json.writeNull();
    } else {
      json.writeNumber(score);
    }
  }

  /** Of a share or a confidence, on which nothing is decided again, four decimals say enough. */
  private static double rounded(double number) {
    return Math.rint(number * 10_000) / 10_000;
  }
}
