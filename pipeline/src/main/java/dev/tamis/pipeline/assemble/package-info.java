/**
 * Puts the corpus together: each curated file is read once more, and what is kept goes through the
 * one text shuffle.
 */
package dev.tamis.pipeline.assemble;
