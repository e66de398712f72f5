/** Documents whose words are distributed unlike those of their language. */
package dev.tamis.pipeline.decide.divergence;
