/**
 * Near-duplicates: sketches of texts, candidates by bands, verified pairs, and the one rule that
 * decides: in survivor order, a document goes if and only if a kept one is its verified
 * near-duplicate.
 */
package dev.tamis.pipeline.decide.near;
