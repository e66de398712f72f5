/**
 * The corpus stages: which documents leave because of others. Only cards and hashes are shuffled
 * here, never text.
 */
package dev.tamis.pipeline.decide;
