/** From a page to its text. */
package dev.tamis.pipeline.extract;
