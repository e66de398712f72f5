/**
 * Tells clean running prose from menus, lists, spam, code and broken text, in any language that has
 * stop words.
 */
package dev.tamis.classify.textness;
