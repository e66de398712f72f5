package dev.tamis.pipeline.report.papers;

import java.util.List;

/** The fields of a kept record, as the papers describe them. */
final class Fields {
  private Fields() {}

  /**
   * A field.
   *
   * @param name in the record
   * @param type of Croissant, or empty for a map
   * @param description in a few words
   */
  record Field(String name, String type, String description) {}

  static final List<Field> ALL =
      List.of(
          new Field("id", "sc:Text", "128 bits, hexadecimal; from shard, position and URL"),
          new Field("url", "sc:URL", "address of the page, in one form"),
          new Field("domain", "sc:Text", "registrable domain of the address"),
          new Field("fetched", "sc:Text", "when it was fetched, ISO 8601; empty where unknown"),
          new Field("text", "sc:Text", "the text, personal data redacted"),
          new Field("language", "sc:Text", "language and script, ISO 639-3 and ISO 15924"),
          new Field("script", "sc:Text", "script, ISO 15924"),
          new Field("language_score", "sc:Float", "confidence of the tag, 0 to 1"),
          new Field("languages", "", "shares of the letters by tag"),
          new Field("multilingual", "sc:Boolean", "whether it is in several languages"),
          new Field(
              "quality", "sc:Float", "score of the first classifier, null where it abstained"),
          new Field("pii", "", "number of redacted findings by kind"),
          new Field("source", "", "shard and offset of the record"),
          new Field("cluster_size", "sc:Integer", "documents that it stands for, itself included"));
}
