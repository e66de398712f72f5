/** Check digits, ranges and registries: pure functions, usable alone. */
package dev.tamis.pii.validate;
