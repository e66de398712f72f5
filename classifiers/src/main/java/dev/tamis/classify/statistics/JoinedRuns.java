package dev.tamis.classify.statistics;

/**
 * Runs of n = 5, 6, ... tokens that stood before, as datatrove looks for them: the tokens of a run
 * are joined without spaces, so that the same letters count however they are cut; a run that stood
 * before is counted and skipped whole, and only runs that were not skipped are remembered.
 *
 * <p>A run of at least k characters can only repeat if its first k stand at the beginning of
 * another token as well. Two such k leave few places to look at; what remains is exact. Reused; not
 * thread-safe.
 */
final class JoinedRuns {
  /** The shortest run. */
  static final int MIN = 5;

  /** Numbers of characters that tell most places from those that can repeat. */
  private static final int SHORT = 7;

  private static final int LONG = 16;

  private final Grams table = new Grams();
  private final Twice twice = new Twice();
  private long[] prefixes;
  private long[] ends;
  private int[] limits;
  private int n;
  private int[] candidates = new int[512];
  private long[] beginnings = new long[512];

  /**
   * Per token: 1 where the first {@link #SHORT} may repeat, 2 where the first {@link #LONG} may.
   */
  private byte[] alive = new byte[512];

  private int candidateCount;

  /**
   * Begins with runs of {@link #MIN}.
   *
   * @param newPrefixes hash of what stands before each character of all tokens in a row
   * @param newEnds number of characters before each token
   * @param newLimits how far a run that begins at a token may reach, exclusive
   */
  void begin(long[] newPrefixes, long[] newEnds, int[] newLimits, int count) {
    prefixes = newPrefixes;
    ends = newEnds;
    limits = newLimits;
    n = MIN;
    if (Buffers.isUnfit(candidates.length, count)) {
      int size = Buffers.size(count);
      candidates = new int[size];
      beginnings = new long[size];
      alive = new byte[size];
    }
    table.begin(count);
    candidateCount = 0;
    for (int i = 0; i < count; i++) {
      if (i + n <= limits[i]) {
        candidates[candidateCount++] = i;
      }
    }
    look(candidateCount, count, SHORT);
    int left = 0;
    for (int k = 0; k < candidateCount; k++) {
      int i = candidates[k];
      byte may = may(i, count, SHORT, beginnings[k]);
      alive[i] = may;
      candidates[left] = i;
      left += may > 0 || length(i) < SHORT ? 1 : 0;
    }
    candidateCount = left;
    look(candidateCount, count, LONG);
    for (int k = 0; k < candidateCount; k++) {
      int i = candidates[k];
      alive[i] += may(i, count, LONG, beginnings[k]);
    }
    narrow();
  }

  /** Takes the first characters of the text from each candidate on. */
  private void look(int many, int count, int characters) {
    twice.begin(many);
    for (int k = 0; k < many; k++) {
      long from = ends[candidates[k]];
      if (from + characters <= ends[count]) {
        beginnings[k] = hash(from, from + characters);
        twice.add(beginnings[k]);
      }
    }
  }

  private byte may(int token, int count, int characters, long beginning) {
    return (byte) (ends[token] + characters <= ends[count] && twice.maybe(beginning) ? 1 : 0);
  }

  /** Goes on to runs that are one token longer. */
  void extend() {
    n++;
    narrow();
  }

  /** A place that is out for runs of n is out for longer ones. */
  private void narrow() {
    int left = 0;
    for (int k = 0; k < candidateCount; k++) {
      int i = candidates[k];
      if (i + n <= limits[i] && canRepeat(i)) {
        candidates[left++] = i;
      }
    }
    candidateCount = left;
  }

  private boolean canRepeat(int i) {
    long length = length(i);
    return length < SHORT || alive[i] > (length < LONG ? 0 : 1);
  }

  private long length(int i) {
    return ends[i + n] - ends[i];
  }

  private long hash(long from, long to) {
    return prefixes[(int) to] - prefixes[(int) from] * Powers.of(to - from);
  }

  /** Sum of the lengths of runs that stood before, none counted twice. */
  long repeated() {
    table.reset(candidateCount);
    long sum = 0;
    int next = 0;
    for (int k = 0; k < candidateCount; k++) {
      int i = candidates[k];
      if (i >= next && !table.addOnce(hash(ends[i], ends[i + n]))) {
        sum += length(i);
        next = i + n;
      }
    }
    return sum;
  }

  /** Sum of the lengths of runs that stood twice before, none counted twice. */
  long repeatedOften() {
    table.reset(candidateCount);
    long sum = 0;
    int next = 0;
    for (int k = 0; k < candidateCount; k++) {
      int i = candidates[k];
      if (i >= next && table.countAt(table.add(hash(ends[i], ends[i + n]))) > 2) {
        sum += length(i);
        next = i + n;
      }
    }
    return sum;
  }
}
