package dev.tamis.pipeline.corpus;

import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.util.VarInt;

/**
 * All that the corpus stages know of a document: a hundred bytes or so, while the text waits in its
 * curated file. Immutable.
 *
 * @param place where the document waits
 * @param id the document's id
 * @param tag of its language and script, such as {@code eng_Latn}
 * @param domain registrable domain, or empty
 * @param url hash of the normalised URL, or of the canonical one that the page names on its domain
 * @param text hash of the normalised text
 * @param fetched when it was fetched, milliseconds since 1970 UTC; {@link #UNKNOWN_TIME} where that
 *     is not known
 * @param characters length of the text in UTF-16 units
 * @param bytes length of the text in UTF-8
 * @param size number of documents read that it stands for, itself included
 * @param scores of the classifiers that corpus stages ask for, in the order of the plan's measures;
 *     NaN where one abstained. Empty where none is asked for
 * @param cuts what corpus stages took out of its text
 * @param marks words that corpus stages have noted on its record, separated by blanks; or empty
 */
public record Card(
    Place place,
    Hash128 id,
    String tag,
    String domain,
    Hash128 url,
    Hash128 text,
    long fetched,
    int characters,
    int bytes,
    long size,
    List<Float> scores,
    Cuts cuts,
    String marks) {

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
    Objects.requireNonNull(cuts, "cuts is null");
    Objects.requireNonNull(marks, "marks is null");
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1 (got: " + size + ")");
    }
    scores = List.copyOf(scores);
  }

  /** A card on which no stage has noted anything yet. */
  public Card(
      Place place,
      Hash128 id,
      String tag,
      String domain,
      Hash128 url,
      Hash128 text,
      long fetched,
      int characters,
      int bytes,
      long size,
      List<Float> scores,
      Cuts cuts) {
    this(place, id, tag, domain, url, text, fetched, characters, bytes, size, scores, cuts, "");
  }

  /** The card of a document that stands for {@code newSize} documents. */
  public Card withSize(long newSize) {
    return new Card(
        place,
        id,
        tag,
        domain,
        url,
        text,
        fetched,
        characters,
        bytes,
        newSize,
        scores,
        cuts,
        marks);
  }

  /** The card of a document of which stretches are not written. */
  public Card withCuts(Cuts newCuts) {
    return new Card(
        place,
        id,
        tag,
        domain,
        url,
        text,
        fetched,
        characters,
        bytes,
        size,
        scores,
        newCuts,
        marks);
  }

  /** The card of a document on whose record words are noted. */
  public Card withMarks(String newMarks) {
    return new Card(
        place,
        id,
        tag,
        domain,
        url,
        text,
        fetched,
        characters,
        bytes,
        size,
        scores,
        cuts,
        newMarks);
  }

  /** Encodes cards for the shuffles of the corpus stages. */
  public static final class CardCoder extends StreamCoder<Card> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Card card, DataOutputStream out) throws IOException {
      card.place.write(out);
      card.id.write(out);
      writeShort(card.tag, out);
      writeShort(card.domain, out);
      card.url.write(out);
      card.text.write(out);
      writeTime(card.fetched, out);
      VarInt.encode(card.characters, out);
      VarInt.encode(card.bytes, out);
      VarInt.encode(card.size, out);
      VarInt.encode(card.scores.size(), out);
      for (Float score : card.scores) {
        out.writeFloat(score);
      }
      card.cuts.write(out);
      writeShort(card.marks, out);
    }

    @Override
    protected Card read(DataInputStream in) throws IOException {
      return new Card(
          Place.read(in),
          Hash128.read(in),
          readShort(in),
          readShort(in),
          Hash128.read(in),
          Hash128.read(in),
          readTime(in),
          VarInt.decodeInt(in),
          VarInt.decodeInt(in),
          VarInt.decodeLong(in),
          readScores(in),
          Cuts.read(in),
          readShort(in));
    }

    private static List<Float> readScores(DataInputStream in) throws IOException {
      int count = VarInt.decodeInt(in);
      if (count == 0) {
        return List.of();
      }
      List<Float> scores = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        scores.add(in.readFloat());
      }
      return scores;
    }

    /** Times of this century take six bytes, an unknown one takes one. */
    private static void writeTime(long time, DataOutputStream out) throws IOException {
      long zigzag = (time << 1) ^ (time >> 63);
      VarInt.encode(time == UNKNOWN_TIME ? 0 : zigzag + 1, out);
    }

    private static long readTime(DataInputStream in) throws IOException {
      long zigzag = VarInt.decodeLong(in) - 1;
      return zigzag < 0 ? UNKNOWN_TIME : (zigzag >>> 1) ^ -(zigzag & 1);
    }
  }
}
