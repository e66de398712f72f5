package dev.tamis.pipeline.extract;

/**
 * What was taken from a page.
 *
 * @param title of the page, or empty
 * @param text a line for each block
 */
public record Page(String title, String text) {}
