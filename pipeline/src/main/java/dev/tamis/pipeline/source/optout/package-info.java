/**
 * What pages and sites say about their use: each signal has a parser of its own, which names the
 * document that defines it. Unknown values are told, not guessed.
 */
package dev.tamis.pipeline.source.optout;
