/** One pass over a text that stops at triggers, and the detectors that judge what stands there. */
package dev.tamis.pii.detect;
