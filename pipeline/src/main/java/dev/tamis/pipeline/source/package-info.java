/**
 * Where a document comes from: URLs in one form, registrable domains, and lists of domains that are
 * left out.
 */
package dev.tamis.pipeline.source;
