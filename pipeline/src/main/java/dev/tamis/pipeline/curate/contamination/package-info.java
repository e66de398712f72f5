/** Finds the words of benchmarks in documents. */
package dev.tamis.pipeline.curate.contamination;
