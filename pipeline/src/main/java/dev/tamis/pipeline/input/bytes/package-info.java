/**
 * A file as a stream of inflated bytes that knows where each came from, and that survives damage:
 * plain, gzip and zstd behind one cursor.
 */
package dev.tamis.pipeline.input.bytes;
