package dev.tamis.pii.detect;

/**
 * A value that passed its kind's rules.
 *
 * @param kind the kind's name
 * @param order the kind's place in the catalogue; the lower one wins a tie
 * @param start first unit
 * @param end after the last unit
 * @param score 0 to 1
 * @param rule which rule decided
 */
public record Candidate(String kind, int order, int start, int end, double score, String rule) {}
