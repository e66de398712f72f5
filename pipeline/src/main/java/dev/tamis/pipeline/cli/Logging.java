package dev.tamis.pipeline.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the engine's log out of the way: it speaks of its own parts, and its errors reach the user
 * as exceptions.
 */
public final class Logging {
  private static final Logger PHONE_NUMBERS = Logger.getLogger("com.google.i18n.phonenumbers");

  /** A library that cannot be unpacked is an error that follows, and is told then. */
  private static final Logger UNPACKING = Logger.getLogger("ai.onnxruntime.OnnxRuntime");

  private Logging() {}

  /** Silences it, before the first of its classes is loaded; {@code verbose} lets it speak. */
  public static void configure(boolean verbose) {
    PHONE_NUMBERS.setLevel(Level.SEVERE);
    UNPACKING.setLevel(verbose ? Level.WARNING : Level.OFF);
    if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbose ? "info" : "off");
    }
  }
}
