/** Of several captures of one address, one stays. */
package dev.tamis.pipeline.decide.url;
