/** The document stages: each looks at one document. Their list is {@code DocumentStages}. */
package dev.tamis.pipeline.curate.stages;
