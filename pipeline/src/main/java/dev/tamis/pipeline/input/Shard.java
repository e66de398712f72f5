package dev.tamis.pipeline.input;

import java.io.Serializable;

/**
 * A file of crawl records.
 *
 * @param name what outputs call it: its path below the fixed part of the glob, never a path of the
 *     machine
 * @param resource where it is
 * @param bytes its size
 */
public record Shard(String name, String resource, long bytes) implements Serializable {}
