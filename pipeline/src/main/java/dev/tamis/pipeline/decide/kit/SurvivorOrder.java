package dev.tamis.pipeline.decide.kit;

import dev.tamis.pipeline.corpus.Card;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.recipe.DedupSection;
import dev.tamis.pipeline.recipe.QualityModel;
import dev.tamis.pipeline.recipe.Recipe;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * Which of several copies stays: the first in this order. It looks at what the recipe names, one
 * after the other, such as the newest, then the longest; after them the smallest id decides, so
 * that the order is total. An unknown time is older than any other, and a document on which a
 * classifier abstained comes after all that it scored.
 */
public final class SurvivorOrder implements Comparator<Card>, Serializable {
  private static final long serialVersionUID = 1L;

  private final List<String> criteria;
  private final int score;

  private SurvivorOrder(List<String> criteria, int score) {
    this.criteria = List.copyOf(criteria);
    this.score = score;
  }

  /**
   * What a recipe says of the order.
   *
   * @param criteria in their order: {@code newest}, {@code longest}, or the name of a classifier
   */
  public record Spec(List<String> criteria) {
    /** Classifiers whose scores it needs: none or one. */
    public List<String> measures() {
      return criteria.stream()
          .filter(one -> !one.equals(DedupSection.NEWEST) && !one.equals(DedupSection.LONGEST))
          .toList();
    }

    /**
     * The order itself.
     *
     * @param measures which score stands where on the cards
     */
    public SurvivorOrder on(List<String> measures) {
      return new SurvivorOrder(
          criteria, measures().isEmpty() ? -1 : measures.indexOf(measures().get(0)));
    }
  }

  /**
   * What a recipe says.
   *
   * @throws IllegalArgumentException if it names a classifier that is not among its models
   */
  public static Spec spec(Recipe recipe) {
    Spec spec = new Spec(recipe.dedup().survivors());
    List<String> models = recipe.quality().models().stream().map(QualityModel::name).toList();
    for (String model : spec.measures()) {
      if (!models.contains(model)) {
        throw new IllegalArgumentException(
            "dedup.survivors knows newest, longest and the names of quality.models, "
                + models
                + " (got: \""
                + model
                + "\")");
      }
    }
    return spec;
  }

  /**
   * The place of a card in the order but for its id, as an unsigned number of 128 bits: the smaller
   * one stays.
   *
   * @param first its first half
   * @param second its second half
   */
  public record Rank(long first, long second) {}

  /** The rank of a card: a time takes 64 bits, a length and a score 32 each. */
  public Rank rank(Card card) {
    long first = 0;
    long second = 0;
    int used = 0;
    for (String criterion : criteria) {
      boolean newest = criterion.equals(DedupSection.NEWEST);
      long value =
          newest
              ? ~(card.fetched() ^ Long.MIN_VALUE)
              : criterion.equals(DedupSection.LONGEST)
                  ? 0xFFFFFFFFL - card.characters()
                  : 0xFFFFFFFFL - ascending(card.scores().get(score));
      for (int bits = newest ? Long.SIZE : Integer.SIZE; bits > 0; bits -= Integer.SIZE) {
        long word = value >>> bits - Integer.SIZE & 0xFFFFFFFFL;
        if (used < 2) {
          first |= word << (used == 0 ? Integer.SIZE : 0);
        } else {
          second |= word << (used == 2 ? Integer.SIZE : 0);
        }
        used++;
      }
    }
    return new Rank(first, second);
  }

  /**
   * The bits of a score in the order of the scores, as an unsigned number; 0 where there is none.
   */
  private static long ascending(float score) {
    if (Float.isNaN(score)) {
      return 0;
    }
    int bits = Float.floatToIntBits(score + 0.0f);
    return (bits >= 0 ? bits ^ Integer.MIN_VALUE : ~bits) & 0xFFFFFFFFL;
  }

  @Override
  public int compare(Card one, Card other) {
    Rank rank = rank(one);
    Rank otherRank = rank(other);
    int order =
        new Hash128(rank.first, rank.second)
            .compareTo(new Hash128(otherRank.first, otherRank.second));
    order = order != 0 ? order : one.id().compareTo(other.id());
    order = order != 0 ? order : Long.compare(one.place().file(), other.place().file());
    return order != 0 ? order : Integer.compare(one.place().index(), other.place().index());
  }
}
