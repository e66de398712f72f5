package dev.tamis.pipeline.files;

/**
 * A file in a listing.
 *
 * @param path in full
 * @param sizeBytes its size in bytes
 * @param modified when it was last written, milliseconds since 1970; 0 where that is not known
 */
public record Listed(String path, long sizeBytes, long modified) {}
