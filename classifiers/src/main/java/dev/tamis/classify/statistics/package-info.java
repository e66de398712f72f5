/** What can be measured of a text without knowing what it means: words, lines, repetition. */
package dev.tamis.classify.statistics;
