package dev.tamis.pipeline.decide.divergence;

import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.Words;
import dev.tamis.pipeline.corpus.Document;
import dev.tamis.pipeline.corpus.Signer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.beam.sdk.util.VarInt;

/**
 * Counts the words of a text by hash, for the divergence of a document from its language. Words are
 * those of {@link Words}, punctuation left out, letters in lower case and every digit as 0, so that
 * a date or a price is no rare word. A signature lists the buckets that have words, in their order:
 * the distance to the one before and the count, both in Beam's variable-length form; two to four
 * bytes for each different word, at most {@value #BUCKETS} buckets. Not thread-safe.
 */
public final class TokenSigner implements Signer {
  /** Name of the stage. */
  public static final String STAGE = "token-divergence";

  /** Number of buckets. With four times fewer, random words in a long text look like prose. */
  public static final int BUCKETS = 1 << 14;

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final Words words = new Words();
  private final int[] counts = new int[BUCKETS];
  private int[] used = new int[256];
  private int size;

  /** Is told the buckets of a signature. */
  @FunctionalInterface
  public interface Visitor {
    /** The bucket, from 0, and how many words of the text fall in it, at least one. */
    void bucket(int bucket, long count);
  }

  @Override
  public String stage() {
    return STAGE;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public byte[] sign(Document document) {
    return sign(document.text(), document.language().tag());
  }

  /** The signature of a text in a language; empty where it has no words. */
  public byte[] sign(String text, LanguageTag tag) {
    words.cut(text, tag);
    for (int token = 0; token < words.count(); token++) {
      if (words.isWord(token)) {
        count(bucket(text, words.start(token), words.end(token)));
      }
    }
    Arrays.sort(used, 0, size);
    return encode();
  }

  /** Visits the buckets of a signature in their order. */
  public static void visit(byte[] signature, Visitor visitor) {
    int at = 0;
    int bucket = -1;
    while (at < signature.length) {
      long distance = varint(signature, at);
      at += VarInt.getLength(distance);
      long count = varint(signature, at);
      at += VarInt.getLength(count);
      bucket += (int) distance;
      visitor.bucket(bucket, count);
    }
  }

  private static long varint(byte[] bytes, int from) {
    long value = 0;
    int shift = 0;
    int at = from;
    while (bytes[at] < 0) {
      value |= (long) (bytes[at++] & 0x7F) << shift;
      shift += 7;
    }
    return value | (long) bytes[at] << shift;
  }

  private static int bucket(String text, int start, int end) {
    long hash = MIX;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c > 0x7F ? !Words.isSpace(c) : c > ' ') {
        hash = (hash ^ fold(c)) * MIX;
        hash ^= hash >>> 29;
      }
    }
    return (int) (hash * MIX >>> 50);
  }

  private static char fold(char c) {
    if (c <= 0x7F) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c >= '0' && c <= '9' ? '0' : c;
    }
    return Character.isDigit(c) ? '0' : Character.toLowerCase(Character.toUpperCase(c));
  }

  private void count(int bucket) {
    if (counts[bucket]++ == 0) {
      if (size == used.length) {
        used = Arrays.copyOf(used, size * 2);
      }
      used[size++] = bucket;
    }
  }

  /** Writes the counts and sets them back to zero. */
  private byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(size * 3);
    int last = -1;
    try {
      for (int i = 0; i < size; i++) {
        VarInt.encode(used[i] - last, bytes);
        VarInt.encode(counts[used[i]], bytes);
        last = used[i];
        counts[last] = 0;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    size = 0;
    return bytes.toByteArray();
  }
}
