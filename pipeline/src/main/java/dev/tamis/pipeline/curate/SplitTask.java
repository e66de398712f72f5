package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.input.Split;
import java.io.Serializable;

/**
 * A split that is to be read, with its numbers in the run.
 *
 * @param shard number of the shard, from 0, in the order of names
 * @param number of the split in the shard, from 0
 * @param split what to read
 */
record SplitTask(long shard, long number, Split split) implements Serializable {}
