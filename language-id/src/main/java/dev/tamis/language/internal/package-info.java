/**
 * What the packages of this library share. Not part of its interface: it may change at any time.
 */
package dev.tamis.language.internal;
