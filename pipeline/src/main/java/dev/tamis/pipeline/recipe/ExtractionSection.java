package dev.tamis.pipeline.recipe;

import java.io.Serializable;

/**
 * What of a page is its text.
 *
 * @param mainContent whether menus, footers and the like are left out of pages
 * @param filterLines whether lines of WET text that do not read like part of the main text are left
 *     out
 */
public record ExtractionSection(boolean mainContent, boolean filterLines) implements Serializable {}
