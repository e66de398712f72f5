package dev.tamis.pipeline.corpus;

import dev.tamis.language.Identification;
import dev.tamis.language.LanguageTag;
import dev.tamis.pipeline.input.Body;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Position;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.util.VarInt;

/**
 * Writes documents as fields and text: what the stages of this project found, and of the record its
 * place, date and headers. Left out are the body, the id and URL that the source gave (they may
 * hold personal data), and findings of types that are not this package's own.
 */
final class DocumentCoder extends StreamCoder<Document> {
  private static final long serialVersionUID = 1L;

  private final String shard;
  private final transient Map<String, LanguageTag> tags = new HashMap<>();

  /**
   * For the documents of one shard.
   *
   * @param shard its name, which is not repeated
   */
  DocumentCoder(String shard) {
    this.shard = shard;
  }

  @Override
  protected void write(Document document, DataOutputStream out) throws IOException {
    CrawlRecord record = document.record();
    document.id().write(out);
    VarInt.encode(record.position().offset(), out);
    VarInt.encode(record.position().within(), out);
    writeShort(record.fetched(), out);
    writeMap(record.headers(), out, StreamCoder::writeString);
    out.writeBoolean(record.truncated());
    writeString(document.text(), out);
    writeShort(document.source().url(), out);
    writeShort(document.source().host(), out);
    writeShort(document.source().domain(), out);
    PageFacts page = document.page();
    writeShort(page.title(), out);
    writeShort(page.language(), out);
    writeShort(page.canonical(), out);
    writeShort(page.robots(), out);
    writeLanguage(document.language(), out);
    Quality quality = document.quality();
    writeMap(quality.scores(), out, DocumentCoder::writeNullable);
    writeMap(quality.labels(), out, StreamCoder::writeShort);
    writeMap(quality.signals(), out, DocumentCoder::writeNullable);
    VarInt.encode(document.redactions().all().size(), out);
    for (Redactions.Redaction redaction : document.redactions().all()) {
      writeShort(redaction.kind(), out);
      VarInt.encode(redaction.start(), out);
      VarInt.encode(redaction.end(), out);
    }
    writeMap(document.notes().values(), out, DocumentCoder::writeNote);
    VarInt.encode(
        document.find(CountedWords.class, CountedWords.NONE).of(document.text()) + 1, out);
  }

  @Override
  protected Document read(DataInputStream in) throws IOException {
    Hash128 id = Hash128.read(in);
    Position position = new Position(VarInt.decodeLong(in), VarInt.decodeLong(in));
    String fetched = readShort(in);
    SortedMap<String, String> headers = new TreeMap<>(readMap(in, StreamCoder::readString));
    boolean truncated = in.readBoolean();
    String text = readString(in);
    CrawlRecord record =
        new CrawlRecord(
            shard, position, "", "", fetched, new Body.Chars(false, ""), headers, truncated);
    return Document.restored(
        id,
        record,
        text,
        new Source(readShort(in), readShort(in), readShort(in)),
        new PageFacts(readShort(in), readShort(in), readShort(in), readShort(in)),
        readLanguage(in),
        new Quality(
            readMap(in, DocumentCoder::readNullable),
            readMap(in, StreamCoder::readShort),
            new TreeMap<>(readMap(in, DocumentCoder::readNullable))),
        readRedactions(in),
        new Notes(new TreeMap<>(readMap(in, DocumentCoder::readNote))),
        new CountedWords(text, VarInt.decodeInt(in) - 1));
  }

  private static Redactions readRedactions(DataInputStream in) throws IOException {
    List<Redactions.Redaction> all = new ArrayList<>();
    for (int left = VarInt.decodeInt(in); left > 0; left--) {
      all.add(new Redactions.Redaction(readShort(in), VarInt.decodeInt(in), VarInt.decodeInt(in)));
    }
    return new Redactions(all);
  }

  private static void writeLanguage(Identification language, DataOutputStream out)
      throws IOException {
    writeShort(language.tag().toString(), out);
    out.writeDouble(language.confidence());
    writeShort(language.runnerUp().toString(), out);
    VarInt.encode(language.languages().size(), out);
    for (Map.Entry<LanguageTag, Double> share : language.languages().entrySet()) {
      writeShort(share.getKey().toString(), out);
      out.writeDouble(share.getValue());
    }
    out.writeBoolean(language.multilingual());
  }

  private Identification readLanguage(DataInputStream in) throws IOException {
    LanguageTag tag = tag(readShort(in));
    double confidence = in.readDouble();
    LanguageTag runnerUp = tag(readShort(in));
    SortedMap<LanguageTag, Double> shares = new TreeMap<>();
    for (int left = VarInt.decodeInt(in); left > 0; left--) {
      shares.put(tag(readShort(in)), in.readDouble());
    }
    return new Identification(tag, confidence, runnerUp, shares, in.readBoolean());
  }

  private LanguageTag tag(String name) {
    return tags.computeIfAbsent(name, LanguageTag::parse);
  }

  private interface Writer<T> {
    void write(T value, DataOutputStream out) throws IOException;
  }

  private interface Reader<T> {
    T read(DataInputStream in) throws IOException;
  }

  private static <T> void writeMap(Map<String, T> map, DataOutputStream out, Writer<T> writer)
      throws IOException {
    VarInt.encode(map.size(), out);
    for (Map.Entry<String, T> entry : map.entrySet()) {
      writeShort(entry.getKey(), out);
      writer.write(entry.getValue(), out);
    }
  }

  private static <T> Map<String, T> readMap(DataInputStream in, Reader<T> reader)
      throws IOException {
    Map<String, T> map = new LinkedHashMap<>();
    for (int left = VarInt.decodeInt(in); left > 0; left--) {
      map.put(readShort(in), reader.read(in));
    }
    return map;
  }

  /** An abstention is written as NaN, which no score is. */
  private static void writeNullable(Double value, DataOutputStream out) throws IOException {
    out.writeDouble(value == null ? Double.NaN : value);
  }

  private static Double readNullable(DataInputStream in) throws IOException {
    double value = in.readDouble();
    return Double.isNaN(value) ? null : value;
  }

  private static void writeNote(Object note, DataOutputStream out) throws IOException {
    if (note instanceof String string) {
      out.writeByte('s');
      writeString(string, out);
    } else if (note instanceof Boolean flag) {
      out.writeByte(flag ? 't' : 'f');
    } else if (note instanceof Double number) {
      out.writeByte('d');
      out.writeDouble(number);
    } else {
      out.writeByte('l');
      out.writeLong(((Number) note).longValue());
    }
  }

  private static Object readNote(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 's' -> readString(in);
      case 't' -> true;
      case 'f' -> false;
      case 'd' -> in.readDouble();
      case 'l' -> in.readLong();
      default -> throw new IOException("unknown kind of note: " + kind);
    };
  }
}
