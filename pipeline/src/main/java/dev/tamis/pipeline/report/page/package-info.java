/**
 * The report as a page: one file without network, required script or font. What it shows is drawn
 * from {@link dev.tamis.pipeline.report.statistics.Statistics} alone, so it says nothing that the
 * file of numbers does not, and no text of a document.
 */
package dev.tamis.pipeline.report.page;
