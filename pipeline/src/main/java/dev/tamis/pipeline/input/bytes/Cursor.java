package dev.tamis.pipeline.input.bytes;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The inflated bytes of a file as one stream across members, with look-ahead, the place of each
 * byte, and a way to go on behind damage. Damage is a state, not an exception: the bytes before it
 * are given out, then the stream stops there until {@link #resume} is called. Not thread-safe.
 */
public final class Cursor implements Closeable {
  /** The most that {@link #ensure} can be asked for. */
  public static final int LOOKAHEAD = 128 << 10;

  private static final int CAPACITY = LOOKAHEAD + (64 << 10);
  private static final int CHUNK = 64 << 10;
  private static final int MAX_XZ_KIB = 256 << 10;

  private final Members members;
  private final Marks marks = new Marks();
  private byte[] buffer = new byte[CAPACITY];
  private int next;
  private int limit;
  private boolean inMember;
  private boolean ended;
  private Damage damage;
  private long damagedMember;
  private long inflated;
  private long reread;

  private Cursor(Members members) {
    this.members = members;
  }

  /** Over a plain file, from its first byte. */
  public static Cursor plain(FileBytes file) {
    return new Cursor(new PlainMembers(file));
  }

  /** Over gzip members, from the first. */
  public static Cursor gzip(FileBytes file) {
    return new Cursor(new GzipMembers(file));
  }

  /** Over zstd frames, from the first. */
  public static Cursor zstd(FileBytes file) throws IOException {
    return new Cursor(new ZstdMembers(file));
  }

  /** Over a file in bzip2, one stream or many. */
  public static Cursor bzip2(FileBytes file) {
    return new Cursor(new StreamMembers(file, in -> new BZip2CompressorInputStream(in, true)));
  }

  /** Over a file in xz, one stream or many; one that needs over 256 MiB of memory is damage. */
  public static Cursor xz(FileBytes file) {
    return new Cursor(new StreamMembers(file, in -> new XZInputStream(in, MAX_XZ_KIB)));
  }

  /** Over LZ4 frames. */
  public static Cursor lz4(FileBytes file) {
    return new Cursor(new StreamMembers(file, in -> new FramedLZ4CompressorInputStream(in, true)));
  }

  /** The bytes at {@link #index()} and on. Changes with each call that reads. */
  public byte[] array() {
    return buffer;
  }

  /** Where in {@link #array()} the next byte is. */
  public int index() {
    return next;
  }

  /** How many bytes are there without reading on. */
  public int available() {
    return limit - next;
  }

  /** Where the next byte comes from. At the end of the stream, where it ended. */
  public Place place() {
    return place(0);
  }

  /** Where the byte {@code ahead} of the next one comes from. */
  public Place place(int ahead) {
    if (marks.count() == 0) {
      return new Place(members.file.position(), 0);
    }
    return marks.place(next + ahead, members.isCompressed());
  }

  /** Where the damage begins that stops the stream, once the bytes before it are read. */
  public Place damagePlace() {
    if (marks.count() == 0 || !marks.endsIn(damagedMember)) {
      return new Place(damagedMember, 0);
    }
    return marks.place(limit, members.isCompressed());
  }

  /** File offset of the member whose damage stops the stream; -1 if there is none. */
  public long damagedMember() {
    return damage == null ? -1 : damagedMember;
  }

  /** File offset of the member that the byte {@code ahead} of the next one belongs to. */
  public long memberAt(int ahead) {
    return marks.memberAt(next + ahead);
  }

  /** True if the next byte is the first of a member. False when no byte has been looked at yet. */
  public boolean atMemberStart() {
    return marks.count() > 0 && marks.isStart(next);
  }

  /** What stops the stream behind the available bytes; null if nothing is known to. */
  public Damage damage() {
    return damage;
  }

  /**
   * Makes at least {@code n} bytes available.
   *
   * @param n up to {@link #LOOKAHEAD}
   * @return false if the stream ends or is damaged before
   */
  public boolean ensure(int n) throws IOException {
    while (limit - next < n) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /** Takes {@code n} of the available bytes as read. */
  public void advance(int n) {
    next += n;
  }

  /**
   * How many bytes lie between the next byte and the first member start that is more than {@code
   * ahead} bytes on; all the available ones if there is none.
   */
  public int toMemberStart(int ahead) {
    return marks.count() == 0 ? 0 : marks.nextStart(next + ahead, limit) - next;
  }

  private boolean fill() throws IOException {
    if (ended || damage != null) {
      return false;
    }
    makeRoom();
    try {
      while (true) {
        if (!inMember) {
          if (!members.next()) {
            ended = true;
            return false;
          }
          enter(limit);
        }
        int n = members.read(buffer, limit, Math.min(CHUNK, buffer.length - limit));
        if (n > 0) {
          limit += n;
          inflated += n;
          return true;
        }
        inMember = false;
      }
    } catch (Damage e) {
      damage = e;
      damagedMember = members.start();
      inMember = false;
      return false;
    }
  }

  private void enter(int at) {
    inMember = true;
    marks.add(at, members.start(), 0);
  }

  private void makeRoom() {
    if (next == limit && marks.count() == 0) {
      next = 0;
      limit = 0;
    } else if (buffer.length - limit < CHUNK) {
      System.arraycopy(buffer, next, buffer, 0, limit - next);
      marks.shift(next);
      limit -= next;
      next = 0;
    }
  }

  /**
   * Goes on behind damage, at the next thing that looks like a member.
   *
   * @param end file offset before which it must begin
   * @return false if there is none
   */
  public boolean resume(long end) throws IOException {
    return search(damagedMember + 1, end);
  }

  /**
   * Goes to the first member that begins in {@code from <= offset < end}; in a plain file to {@code
   * from} itself.
   *
   * @return false if there is none
   */
  public boolean search(long from, long end) throws IOException {
    clear();
    if (members.search(from, end)) {
      enter(0);
      return true;
    }
    ended = true;
    return false;
  }

  private void clear() {
    next = 0;
    limit = 0;
    marks.clear();
    inMember = false;
    ended = false;
    damage = null;
  }

  /**
   * Goes back to a place that has been passed. Cheap if it is still in the buffer, the file is
   * plain, or its bytes are handed in; else its member is inflated again.
   *
   * @param bytes bytes of the stream from {@code place} on that end where the cursor stands, or
   *     null
   * @param length how many of them
   * @return false if going back again would cost more than the file itself: nothing has changed
   *     then
   */
  public boolean rewind(Place place, byte[] bytes, int length) throws IOException {
    int at = marks.find(place, members.isCompressed(), limit);
    if (at >= 0) {
      next = at;
      return true;
    }
    if (!members.isCompressed()) {
      return search(place.offset(), place.offset() + 1);
    }
    if (bytes != null && isOneMember(place, length)) {
      pushBack(place, bytes, length);
      return true;
    }
    reread += place.within();
    if (reread > inflated) {
      return false;
    }
    clear();
    if (!members.open(place.offset())) {
      ended = true;
      return true;
    }
    enter(0);
    skip(place.within());
    return true;
  }

  private boolean isOneMember(Place place, int length) {
    Place here = place();
    return here.offset() == place.offset() && here.within() - length == place.within();
  }

  private void pushBack(Place place, byte[] bytes, int length) {
    int rest = limit - next;
    byte[] joined = new byte[Math.max(CAPACITY, length + rest + CHUNK)];
    System.arraycopy(bytes, 0, joined, 0, length);
    System.arraycopy(buffer, next, joined, length, rest);
    marks.shift(next);
    marks.pushBack(length, place.within());
    buffer = joined;
    next = 0;
    limit = length + rest;
  }

  /** Passes over up to {@code n} bytes; returns how many there were. */
  public long skip(long n) throws IOException {
    long left = n;
    while (left > 0 && ensure(1)) {
      int step = (int) Math.min(left, limit - next);
      next += step;
      left -= step;
    }
    return n - left;
  }

  /** The next {@code n} available bytes as a new array. */
  public byte[] copy(int n) {
    return Arrays.copyOfRange(buffer, next, next + n);
  }

  @Override
  public void close() throws IOException {
    members.close();
  }
}
