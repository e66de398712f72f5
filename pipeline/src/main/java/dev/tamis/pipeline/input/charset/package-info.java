/** From bytes to clean text: which charset a page is in, decoding, and cleaning of the text. */
package dev.tamis.pipeline.input.charset;
