/** From bytes of an unknown encoding to clean text. */
package dev.tamis.pipeline.input.charset;
