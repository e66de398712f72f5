/** Which language and script a text is in. */
package dev.tamis.language;
