package dev.tamis.pipeline.decide.lines;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Finds which occurrences of a line are cut. A line that occurs ten million times streams past:
 * nothing but the first {@code max} occurrences is held.
 */
final class FindRepeated extends DoFn<KV<Long, Iterable<Occurrence>>, Occurrence> {
  private static final long serialVersionUID = 1L;

  private final boolean keepFirst;
  private final int max;

  /**
   * Sets it up.
   *
   * @param keepFirst whether all occurrences but one are cut; else all of a line that has more than
   *     {@code max}
   */
  FindRepeated(boolean keepFirst, int max) {
    this.keepFirst = keepFirst;
    this.max = max;
  }

  @ProcessElement
  public void process(
      @Element KV<Long, Iterable<Occurrence>> line, OutputReceiver<Occurrence> out) {
    if (keepFirst) {
      keepFirst(line.getValue(), out);
    } else {
      cutFrequent(line.getValue(), out);
    }
  }

  private static void keepFirst(Iterable<Occurrence> occurrences, OutputReceiver<Occurrence> out) {
    Occurrence first = null;
    for (Occurrence occurrence : occurrences) {
      if (first == null) {
        first = occurrence;
      } else if (Occurrence.ORDER.compare(occurrence, first) < 0) {
        out.output(first);
        first = occurrence;
      } else {
        out.output(occurrence);
      }
    }
  }

  private void cutFrequent(Iterable<Occurrence> occurrences, OutputReceiver<Occurrence> out) {
    List<Occurrence> held = new ArrayList<>();
    long count = 0;
    for (Occurrence occurrence : occurrences) {
      if (++count > max) {
        held.forEach(out::output);
        held = List.of();
        out.output(occurrence);
      } else {
        held.add(occurrence);
      }
    }
  }
}
