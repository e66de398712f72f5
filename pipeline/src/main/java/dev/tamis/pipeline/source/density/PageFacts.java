package dev.tamis.pipeline.source.density;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a page adds to the account of its source.
 *
 * @param findings number of findings by kind
 * @param values those that may be a person's, see {@link PeopleValues#of}
 * @param over for each safety rule, in the order of the recipe, whether the page's score is over
 *     the cut; at most 63
 */
public record PageFacts(
    SortedMap<String, Integer> findings, List<PeopleValue> values, List<Boolean> over) {
  /** Copies the collections. */
  public PageFacts {
    findings = Collections.unmodifiableSortedMap(new TreeMap<>(findings));
    values = List.copyOf(values);
    over = List.copyOf(over);
  }

  /** As bytes; nothing of it is a value. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeShort(findings.size());
      for (Map.Entry<String, Integer> entry : findings.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeInt(entry.getValue());
      }
      out.writeShort(values.size());
      for (PeopleValue value : values) {
        Sample.write(value, out);
      }
      out.writeByte(over.size());
      for (boolean bit : over) {
        out.writeBoolean(bit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** From bytes. */
  public static PageFacts of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      SortedMap<String, Integer> findings = new TreeMap<>();
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        String kind = in.readUTF();
        findings.put(kind, in.readInt());
      }
      List<PeopleValue> values = new ArrayList<>();
      for (int i = in.readUnsignedShort(); i > 0; i--) {
        values.add(Sample.readValue(in));
      }
      List<Boolean> over = new ArrayList<>();
      for (int i = in.readUnsignedByte(); i > 0; i--) {
        over.add(in.readBoolean());
      }
      return new PageFacts(findings, values, over);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
