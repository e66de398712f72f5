package dev.tamis.pipeline.assemble;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tamis.language.LanguageTag;
import dev.tamis.pipeline.corpus.Cuts;
import dev.tamis.pipeline.corpus.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The line of a kept document, as JSON in UTF-8. */
public final class DocumentLine {
  private static final JsonFactory JSON = new JsonFactory();

  private DocumentLine() {}

  /**
   * The line.
   *
   * @param document as it is written, cuts applied
   * @param cuts what was cut, for what was redacted there
   * @param size number of documents that it stands for
   */
  public static byte[] of(Document document, Cuts cuts, long size) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(document.text().length() + 512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      writeFields(document, cuts, json);
      json.writeNumberField("cluster_size", size);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeFields(Document document, Cuts cuts, JsonGenerator json)
      throws IOException {
    LanguageTag tag = document.language().tag();
    json.writeStringField("id", document.id().toString());
    json.writeStringField("url", document.source().url());
    json.writeStringField("domain", document.source().domain());
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
    writeNotes(document, json);
    json.writeObjectFieldStart("pii");
    for (Map.Entry<String, Integer> kind : document.redactions().counts(cuts).entrySet()) {
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
        document.quality().scores().isEmpty()
            ? null
            : document.quality().scores().values().iterator().next(),
        json);
    if (document.quality().scores().size() > 1) {
      json.writeObjectFieldStart("scores");
      for (Map.Entry<String, Double> score : document.quality().scores().entrySet()) {
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

  private static void writeNotes(Document document, JsonGenerator json) throws IOException {
    if (document.notes().values().isEmpty()) {
      return;
    }
    json.writeObjectFieldStart("notes");
    for (Map.Entry<String, Object> note : document.notes().values().entrySet()) {
      json.writeObjectField(note.getKey(), note.getValue());
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
