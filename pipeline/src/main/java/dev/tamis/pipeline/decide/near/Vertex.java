package dev.tamis.pipeline.decide.near;

import dev.tamis.pipeline.corpus.Place;
import dev.tamis.pipeline.ledger.Hash128;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A document in the graph of near-duplicates, as small as it goes: where it stands in survivor
 * order, what it is called, and where it lies. The order is total: rank, id, place.
 *
 * @param rank1 the first half of what decides who survives, unsigned, smallest first
 * @param rank2 the second half
 * @param id1 the first half of the id
 * @param id2 the second half
 * @param place where the document waits
 */
record Vertex(long rank1, long rank2, long id1, long id2, Place place)
    implements Comparable<Vertex> {

  Hash128 id() {
    return new Hash128(id1, id2);
  }

  @Override
  public int compareTo(Vertex other) {
    int order = Long.compareUnsigned(rank1, other.rank1);
    order = order != 0 ? order : Long.compareUnsigned(rank2, other.rank2);
    order = order != 0 ? order : Long.compareUnsigned(id1, other.id1);
    order = order != 0 ? order : Long.compareUnsigned(id2, other.id2);
    return order != 0 ? order : Places.ORDER.compare(place, other.place);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(rank1);
    out.writeLong(rank2);
    out.writeLong(id1);
    out.writeLong(id2);
    place.write(out);
  }

  static Vertex read(DataInputStream in) throws IOException {
    return new Vertex(in.readLong(), in.readLong(), in.readLong(), in.readLong(), Place.read(in));
  }
}
