/**
 * Words as near-duplicates, frequent lines and benchmark overlap compare them: folded, so that
 * cosmetic changes are none, and hashed, so that no text is kept.
 */
package dev.tamis.pipeline.words;
