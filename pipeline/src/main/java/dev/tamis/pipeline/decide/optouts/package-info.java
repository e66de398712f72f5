/** What hosts say of their pages in files that may lie in other shards. */
package dev.tamis.pipeline.decide.optouts;
