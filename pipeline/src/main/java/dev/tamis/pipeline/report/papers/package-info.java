/**
 * The papers that travel with a corpus, filled from the run. Nothing in them is invented: what only
 * a person can say comes from the recipe's section {@code card}, and is marked where it is empty.
 */
package dev.tamis.pipeline.report.papers;
