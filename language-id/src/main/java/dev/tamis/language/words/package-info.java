/**
 * Words and stop words of each language, by Lucene and ICU: the one place that rules, statistics
 * and deduplication share.
 */
package dev.tamis.language.words;
