/**
 * The account of every record: outcomes, the tallies that must agree, and the lines that are
 * written of them.
 */
package dev.tamis.pipeline.ledger;
