package dev.tamis.classify.train;

/**
 * What a model that did not see a text says of it.
 *
 * @param hash of the text
 * @param language of the text
 * @param truth the teacher's word: 0 or 1, or a score of 0 to 5
 * @param score the model's, 0 to 1
 */
record Prediction(String hash, String language, double truth, double score) {}
