/** Text classifiers of fastText, in the form of DCLM's quality model. */
package dev.tamis.classify.fasttext;
