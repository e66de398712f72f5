/** Finds personal data and secrets in text, and redacts them. */
package dev.tamis.pii;
