/**
 * The words that the steps of the main job share: a document and what its stages found out, the
 * card that stands for it while others are compared, its place, its fate, and the curated split
 * where it waits.
 */
package dev.tamis.pipeline.corpus;
