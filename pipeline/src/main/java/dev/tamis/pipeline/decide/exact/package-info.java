/** Documents with the same normalised text. */
package dev.tamis.pipeline.decide.exact;
