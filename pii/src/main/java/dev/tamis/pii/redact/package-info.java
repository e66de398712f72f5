/** What is written in the place of a finding. */
package dev.tamis.pii.redact;
