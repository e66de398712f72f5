package dev.tamis.pipeline.curate;

import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.ledger.Hash128;
import java.io.Serializable;

/**
 * A split that is to be read, with its numbers in the run.
 *
 * @param shard number of the shard, from 0, in the order of names
 * @param number of the split in the shard, from 0
 * @param of how many splits the shard has
 * @param split what to read
 * @param content digest of the whole shard as it is stored
 */
record SplitTask(long shard, long number, long of, Split split, Hash128 content)
    implements Serializable {}
