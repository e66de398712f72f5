/** Finds candidates of each kind and decides by check digits, ranges and the words around them. */
package dev.tamis.pii.detect;
