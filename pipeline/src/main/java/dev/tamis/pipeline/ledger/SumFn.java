package dev.tamis.pipeline.ledger;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine;

/**
 * Adds elements up in a sum that is changed in place, in any order and grouping.
 *
 * @param <I> what is added
 * @param <S> the sum
 */
public abstract class SumFn<I, S> extends Combine.CombineFn<I, S, S> {
  private static final long serialVersionUID = 1L;

  /** An empty sum. */
  protected abstract S zero();

  /** Adds an element to a sum. */
  protected abstract void add(S sum, I element);

  /** Adds a sum to a sum. */
  protected abstract void addAll(S sum, S other);

  /** Encodes sums. */
  protected abstract Coder<S> coder();

  @Override
  public final S createAccumulator() {
    return zero();
  }

  @Override
  public final S addInput(S sum, I element) {
    add(sum, element);
    return sum;
  }

  @Override
  public final S mergeAccumulators(Iterable<S> sums) {
    S total = zero();
    for (S sum : sums) {
      addAll(total, sum);
    }
    return total;
  }

  @Override
  public final S extractOutput(S sum) {
    return sum;
  }

  @Override
  public final Coder<S> getAccumulatorCoder(CoderRegistry registry, Coder<I> input) {
    return coder();
  }

  @Override
  public final Coder<S> getDefaultOutputCoder(CoderRegistry registry, Coder<I> input) {
    return coder();
  }
}
