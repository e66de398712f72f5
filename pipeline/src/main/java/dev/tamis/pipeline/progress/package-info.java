/** What this JVM has done so far, for the progress line alone. */
package dev.tamis.pipeline.progress;
