/** Quality rules as data, in sets named by their exact variant. */
package dev.tamis.classify.rules;
