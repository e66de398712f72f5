/**
 * Trains a text classifier from labels that somebody gave, a large language model for instance, and
 * runs it. Prompts for such a teacher are written and its answers read; nothing here talks to one.
 */
package dev.tamis.classify.train;
