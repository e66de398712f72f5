/** The best-scoring share of each language. */
package dev.tamis.pipeline.decide.best;
