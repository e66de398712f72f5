/**
 * Lists of sources at full size: every published form, sorted 64-bit hashes, and an account of the
 * lines that are not used.
 */
package dev.tamis.pipeline.source.lists;
