/** Makes the sample shards and larger corpora for tests and measurements. */
package dev.tamis.samples;
