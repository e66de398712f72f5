/** Reads fastText supervised models, for languages and for any other labels. */
package dev.tamis.language.fasttext;
