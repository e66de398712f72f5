package dev.tamis.pipeline.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The lines of the account: what is written of a record that is not in the corpus. */
public final class Outcomes {
  /** The folder of failed records. */
  public static final String FAILED = "failed";

  private static final JsonFactory JSON = new JsonFactory();

  private Outcomes() {}

  /** The folder of the records that a stage excluded. */
  public static String excludedFolder(String stage) {
    return "excluded/" + stage;
  }

  /**
   * The line of an excluded record: id, url, language and script where they are known, stage, rule,
   * value, threshold, and the survivor where there is or was one.
   *
   * @param url in its one form and scrubbed of personal data, or empty
   * @param language tag such as {@code eng_Latn}; empty where the record left before it was known
   * @param survivor id of the record of the corpus that stands for it, or null
   * @param survivorLeftBy stage that took out the document that was to stand for it, or null
   */
  public static Line excluded(
      Hash128 id,
      String url,
      String language,
      Decision decision,
      Hash128 survivor,
      String survivorLeftBy) {
    byte[] bytes =
        json(
            json -> {
              json.writeStringField("id", id.toString());
              json.writeStringField("url", url);
              if (!language.isEmpty()) {
                json.writeStringField("language", language);
                json.writeStringField("script", language.substring(language.indexOf('_') + 1));
              }
              json.writeStringField("stage", decision.stage());
              json.writeStringField("rule", decision.rule());
              json.writeObjectField("value", decision.value());
              json.writeObjectField("threshold", decision.threshold());
              if (survivor != null) {
                json.writeStringField("survivor", survivor.toString());
              } else if (survivorLeftBy != null) {
                json.writeNullField("survivor");
                json.writeStringField("survivor_left_by", survivorLeftBy);
              }
            });
    return new Line(excludedFolder(decision.stage()), id, bytes);
  }

  /**
   * The line of a record that somebody asked to be erased: it names the request, and nothing of the
   * record.
   *
   * @param id for the order of lines alone
   * @param decision with the request's id as its value
   */
  public static Line erased(Hash128 id, Decision decision) {
    byte[] bytes =
        json(
            json -> {
              json.writeStringField("stage", decision.stage());
              json.writeStringField("rule", decision.rule());
              json.writeObjectField("value", decision.value());
            });
    return new Line(excludedFolder(decision.stage()), id, bytes);
  }

  /**
   * The line of a record that could not be read or judged: shard, offset, error.
   *
   * @param offset of its first byte in the shard as stored
   * @param error what went wrong, in words that hold nothing of the record
   */
  public static Line failed(String shard, long offset, String error) {
    return failed(shard, offset, error, "");
  }

  /**
   * The same, with a message that says more; it holds nothing of the record either.
   *
   * @param message for a reader, or empty
   */
  public static Line failed(String shard, long offset, String error, String message) {
    byte[] bytes =
        json(
            json -> {
              json.writeStringField("shard", shard);
              json.writeNumberField("offset", offset);
              json.writeStringField("error", error);
              if (!message.isEmpty()) {
                json.writeStringField("message", message);
              }
            });
    return new Line(FAILED, Hash128.of(shard, Long.toString(offset), error), bytes);
  }

  private static byte[] json(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }
}
