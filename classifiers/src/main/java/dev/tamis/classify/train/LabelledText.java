package dev.tamis.classify.train;

import dev.tamis.language.LanguageTag;

/**
 * A text and what a teacher says of it.
 *
 * @param text the text
 * @param tag its language
 * @param group texts of one group are never split between training and measuring
 * @param truth 1 or 0 for labels, 0 to 5 for scores
 * @param hash of the text; gives the order of training
 */
record LabelledText(String text, LanguageTag tag, String group, double truth, String hash) {}
