/** The {@code tamis} command. */
package dev.tamis.pipeline.cli;
