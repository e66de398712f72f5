/**
 * What a run is to do: one YAML file, its sections in the order of the flow, every threshold a
 * number in it.
 */
package dev.tamis.pipeline.recipe;
