package dev.tamis.pipeline.decide.lines;

import dev.tamis.pipeline.corpus.Cuts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.beam.sdk.util.VarInt;

/**
 * The lines of a text as a signature has them: where each lies, how many characters it has that are
 * not white space, and a hash of those that are compared. About ten bytes a line.
 *
 * @param lines in the order of the text; together they are the whole text
 */
record LineList(List<Line> lines) {

  /**
   * A line with its line break.
   *
   * @param length in UTF-16 units
   * @param solid characters that are no white space, in UTF-16 units
   * @param compared whether it is compared
   * @param hash of its folded words; 0 where it is not compared
   */
  record Line(int length, int solid, boolean compared, long hash) {}

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(12 * lines.size() + 4);
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      VarInt.encode(lines.size(), out);
      for (Line line : lines) {
        VarInt.encode((long) line.length << 1 | (line.compared ? 1 : 0), out);
        VarInt.encode(line.solid, out);
        if (line.compared) {
          out.writeLong(line.hash);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static LineList read(byte[] bytes) {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      int count = VarInt.decodeInt(in);
      List<Line> lines = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        long head = VarInt.decodeLong(in);
        boolean compared = (head & 1) == 1;
        lines.add(
            new Line(
                (int) (head >>> 1), VarInt.decodeInt(in), compared, compared ? in.readLong() : 0));
      }
      return new LineList(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Characters that are no white space. */
  int solid() {
    return lines.stream().mapToInt(Line::solid).sum();
  }

  /**
   * What is cut where some lines are. With them go blank lines that would otherwise follow a blank
   * line or begin or end the text, and the line break before a last line.
   *
   * @param numbers of the lines, from 0
   */
  Cuts cut(BitSet numbers) {
    BitSet cut = (BitSet) numbers.clone();
    for (int from = cut.nextSetBit(0); from >= 0; ) {
      int to = cut.nextClearBit(from);
      boolean blankBefore = from == 0 || isBlank(from - 1);
      while (blankBefore && to < lines.size() && isBlank(to)) {
        cut.set(to++);
      }
      if (to == lines.size()) {
        for (int before = from - 1; before >= 0 && isBlank(before); before--) {
          cut.set(before);
        }
      }
      from = cut.nextSetBit(to);
    }
    List<Cuts.Span> spans = new ArrayList<>();
    int left = 0;
    int at = 0;
    int begin = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (cut.get(i)) {
        begin = begin < 0 ? at : begin;
      } else {
        left += lines.get(i).solid;
        if (begin >= 0) {
          spans.add(new Cuts.Span(begin, at));
          begin = -1;
        }
      }
      at += lines.get(i).length;
    }
    if (begin >= 0) {
      // The line break before belongs to a line that stays, but would end the text.
      spans.add(new Cuts.Span(begin > 0 ? begin - 1 : 0, at));
    }
    return new Cuts(spans, left);
  }

  private boolean isBlank(int number) {
    return lines.get(number).solid == 0;
  }
}
