/** From the sections of a recipe to models, lists and settings that the stages ask. */
package dev.tamis.pipeline.curate.models;
