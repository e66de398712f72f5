/** Trains language models from folders of sentences. */
package dev.tamis.language.train;
