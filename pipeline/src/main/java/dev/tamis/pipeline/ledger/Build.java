package dev.tamis.pipeline.ledger;

/** Which build this is. */
public final class Build {
  private Build() {}

  /** The version of the jar; {@code development} where the classes come from no jar. */
  public static String version() {
    String version = Build.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
