package dev.tamis.pipeline.recipe;

import java.io.Serializable;

/**
 * Which duplicates are removed.
 *
 * @param exact whether documents with the same normalised text are
 */
public record DedupSection(boolean exact) implements Serializable {}
