package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.ledger.StreamCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import org.apache.beam.sdk.util.VarInt;

/**
 * A document in one of its buckets: those whose band has the same key.
 *
 * @param key of the band
 * @param band its number
 * @param vertex the document
 * @param size read documents that it stands for
 * @param print what it is compared by
 * @param kept whether it is decided that it stays
 */
record Member(long key, int band, Vertex vertex, long size, Print print, boolean kept) {

  /** Bucket by bucket, in survivor order. */
  static final Comparator<Member> BY_BUCKET =
      Comparator.comparingLong(Member::key).thenComparing(Member::vertex);

  /** Bucket by bucket, undecided ones first. */
  static final Comparator<Member> UNDECIDED_FIRST =
      Comparator.comparingLong(Member::key)
          .thenComparing(Member::kept)
          .thenComparing(Member::vertex);

  /** Bytes of it that count in memory, besides what every element takes. */
  int weight() {
    return print.weight();
  }

  /** Encodes members. */
  static final class MemberCoder extends StreamCoder<Member> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Member member, DataOutputStream out) throws IOException {
      out.writeLong(member.key);
      out.writeByte(member.band);
      member.vertex.write(out);
      VarInt.encode(member.size, out);
      member.print.write(out);
      out.writeBoolean(member.kept);
    }

    @Override
    protected Member read(DataInputStream in) throws IOException {
      return new Member(
          in.readLong(),
          in.readUnsignedByte(),
          Vertex.read(in),
          VarInt.decodeLong(in),
          Print.read(in),
          in.readBoolean());
    }
  }
}
