/**
 * The numbers of a run: {@link dev.tamis.pipeline.report.statistics.Statistics} is the contract of
 * {@code report/statistics.json}, and all that the report and the papers know.
 */
package dev.tamis.pipeline.report.statistics;
