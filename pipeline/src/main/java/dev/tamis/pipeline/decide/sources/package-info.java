/** Which sources leave for what is found in all of their pages. */
package dev.tamis.pipeline.decide.sources;
