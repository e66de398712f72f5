package dev.tamis.pipeline.assemble;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.StreamCoder;
import dev.tamis.pipeline.ledger.SumFn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;

/**
 * Excluded records that the report shows: of each reason those with the smallest ids. Bounded by
 * the number of rules; changed in place by the one that adds up, and not thread-safe.
 */
public final class Samples {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SortedMap<String, SortedMap<Hash128, Sample>> byReason = new TreeMap<>();

  /**
   * A record.
   *
   * @param id of the record
   * @param url scrubbed of personal data, or empty
   * @param language tag, or empty
   * @param excerpt the beginning of its text, scrubbed of personal data
   */
  public record Sample(Hash128 id, String url, String language, String excerpt) {}

  /** By stage and rule, each list in the order of the ids. */
  public SortedMap<String, List<Sample>> byReason() {
    SortedMap<String, List<Sample>> lists = new TreeMap<>();
    byReason.forEach((reason, samples) -> lists.put(reason, new ArrayList<>(samples.values())));
    return lists;
  }

  /**
   * Adds a line that has an excerpt.
   *
   * @param most number that is kept of each reason
   */
  void add(Line line, int most) {
    JsonNode json;
    try {
      json = JSON.readTree(line.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    add(
        json.path("stage").asText() + "/" + json.path("rule").asText(),
        new Sample(
            line.id(), json.path("url").asText(), json.path("language").asText(), line.excerpt()),
        most);
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return byReason.isEmpty();
  }

  private void add(String reason, Sample sample, int most) {
    SortedMap<Hash128, Sample> samples = byReason.computeIfAbsent(reason, name -> new TreeMap<>());
    samples.put(sample.id, sample);
    if (samples.size() > most) {
      samples.remove(samples.lastKey());
    }
  }

  /** Adds samples up. */
  static final class Sum extends SumFn<Samples, Samples> {
    private static final long serialVersionUID = 1L;
    private final int most;

    /** Keeps {@code most} of each reason. */
    Sum(int most) {
      this.most = most;
    }

    @Override
    protected Samples zero() {
      return new Samples();
    }

    @Override
    protected void add(Samples sum, Samples other) {
      addAll(sum, other);
    }

    @Override
    protected void addAll(Samples sum, Samples other) {
      other.byReason.forEach(
          (reason, samples) -> samples.values().forEach(sample -> sum.add(reason, sample, most)));
    }

    @Override
    protected Coder<Samples> coder() {
      return new SamplesCoder();
    }
  }

  /** Encodes samples. */
  public static final class SamplesCoder extends StreamCoder<Samples> {
    private static final long serialVersionUID = 1L;

    @Override
    protected void write(Samples samples, DataOutputStream out) throws IOException {
      out.writeInt(samples.byReason.size());
      for (String reason : samples.byReason.keySet()) {
        writeString(reason, out);
        out.writeInt(samples.byReason.get(reason).size());
        for (Sample sample : samples.byReason.get(reason).values()) {
          sample.id.write(out);
          writeString(sample.url, out);
          writeString(sample.language, out);
          writeString(sample.excerpt, out);
        }
      }
    }

    @Override
    protected Samples read(DataInputStream in) throws IOException {
      Samples samples = new Samples();
      int reasons = in.readInt();
      for (int i = 0; i < reasons; i++) {
        String reason = readString(in);
        int count = in.readInt();
        for (int k = 0; k < count; k++) {
          samples.add(
              reason,
              new Sample(Hash128.read(in), readString(in), readString(in), readString(in)),
              Integer.MAX_VALUE);
        }
      }
      return samples;
    }
  }
}
