/**
 * Seals the output: the ledger is checked, files get their final names, statistics are written, the
 * manifest last.
 */
package dev.tamis.pipeline.report;
