package dev.tamis.pipeline.teacher;

/** Waits, or in tests writes down that it would. */
interface Pause {
  /** The pause of a run. */
  Pause REAL = Thread::sleep;

  /** Waits so many milliseconds, at least 0. */
  void sleep(long millis) throws InterruptedException;
}
