/** Lines that many documents share, such as menus and notices of a site, are cut from them. */
package dev.tamis.pipeline.decide.lines;
