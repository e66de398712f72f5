/**
 * How full of personal data a source is: what a page tells of it, a sample of fixed size for a
 * whole domain, and the rule that judges.
 */
package dev.tamis.pipeline.source.density;
