/**
 * Files by the paths that a user writes. A path means itself: it is looked up, never matched as a
 * pattern and never walked for. Globs are patterns only where an input may be one.
 */
package dev.tamis.pipeline.files;
