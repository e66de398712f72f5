/** The main job: crawl shards in; a corpus, and an account of every record, out. */
package dev.tamis.pipeline;
