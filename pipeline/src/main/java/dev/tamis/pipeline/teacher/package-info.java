/** Asks language models for labels, where the user names one; nothing else here does. */
package dev.tamis.pipeline.teacher;
