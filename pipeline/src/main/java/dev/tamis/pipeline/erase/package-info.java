/**
 * What somebody asked to be erased: keyed hashes of values, in a list that holds none of them, and
 * how they are found in texts.
 */
package dev.tamis.pipeline.erase;
