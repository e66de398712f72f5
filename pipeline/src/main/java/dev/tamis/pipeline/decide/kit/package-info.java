/**
 * What corpus stages are made of: the contract of a stage, what it is given and what it answers.
 */
package dev.tamis.pipeline.decide.kit;
