/**
 * The document stages: from a record as it was crawled to a clean, tagged and scrubbed document, or
 * the reason why not.
 */
package dev.tamis.pipeline.curate;
