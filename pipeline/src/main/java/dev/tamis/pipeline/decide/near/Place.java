package dev.tamis.pipeline.decide.near;

/** Temporary. */
record Place(long file, int index) {}
