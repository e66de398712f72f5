/** Looks inside corpora that are there: at records, at what was left out, between two runs. */
package dev.tamis.pipeline.report.look;
