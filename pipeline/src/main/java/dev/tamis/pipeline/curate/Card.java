package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that the corpus stages know of a document: a hundred bytes or so, while the text waits in its
 * curated file.
 *
 * @param id the document's id
 * @param file name of the curated file that holds it
 * @param index its place in that file, from 0
 * @param folder where its line goes, such as {@code data/eng_Latn}
 * @param lineBytes length of its line
 * @param domain registrable domain, or empty
 * @param url hash of the normalised URL
 * @param text hash of the normalised text
 * @param fetched when it was fetched, milliseconds since 1970 UTC; {@link #UNKNOWN_TIME} where that
 *     is not known
 * @param characters length of the text in UTF-16 units
 * @param scores of the classifiers of which the recipe keeps the best share, in the order of {@link
 *     StageFactory#ranked}; NaN where one abstained. Empty where the recipe asks for no share
 */
public record Card(
    Hash128 id,
    String file,
    int index,
    String folder,
    int lineBytes,
    String domain,
    Hash128 url,
    Hash128 text,
    long fetched,
    int characters,
    List<Float> scores) {

  /** Older than any known time. */
  public static final long UNKNOWN_TIME = Long.MIN_VALUE;

  /**
   * Which of several copies stays is the first in this order: newest, then longest, then smallest
   * id.
   */
  public static final Comparator<Card> SURVIVOR_ORDER =
      Comparator.comparingLong(Card::fetched)
          .reversed()
          .thenComparing(Comparator.comparingInt(Card::characters).reversed())
          .thenComparing(Card::id);

  /** Copies the list. */
  public Card {
    scores = List.copyOf(scores);
  }

  /** The tag of its language, such as {@code eng_Latn}. */
  public String language() {
    return folder.substring(folder.lastIndexOf('/') + 1);
  }

  /** The shortest decimal that is a float, not the long one that is its double. */
  public static double decimal(float score) {
    return Double.parseDouble(Float.toString(score));
  }

  /** Encodes cards for the shuffles of the corpus stages. */
  public static final class CardCoder extends StreamCoder<Card> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Card card, DataOutputStream out) throws IOException {
      card.id.write(out);
      writeString(card.file, out);
      out.writeInt(card.index);
      writeString(card.folder, out);
      out.writeInt(card.lineBytes);
      writeString(card.domain, out);
      card.url.write(out);
      card.text.write(out);
      out.writeLong(card.fetched);
      out.writeInt(card.characters);
      out.writeByte(card.scores.size());
      for (Float score : card.scores) {
        out.writeFloat(score);
      }
    }

    @Override
    protected Card read(DataInputStream in) throws IOException {
      return new Card(
          Hash128.read(in),
          readString(in),
          in.readInt(),
          readString(in),
          in.readInt(),
          readString(in),
          Hash128.read(in),
          Hash128.read(in),
          in.readLong(),
          in.readInt(),
          readScores(in));
    }

    private static List<Float> readScores(DataInputStream in) throws IOException {
      int count = in.readUnsignedByte();
      if (count == 0) {
        return List.of();
      }
      List<Float> scores = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        scores.add(in.readFloat());
      }
      return scores;
    }
  }
}
