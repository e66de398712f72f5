package dev.tamis.pipeline.report.papers;

/** {@code NOTICE}: the models, rules and lists that decided, with their digests. */
public final class Notice {
  private Notice() {}

  /** The notice as text. */
  public static String of(Source source) {
    StringBuilder out = new StringBuilder();
    out.append(source.title()).append("\n\n");
    out.append("Made by Tamis ").append(source.version()).append(", Apache License 2.0.\n");
    out.append("Recipe (SHA-256): ").append(source.recipeSha256()).append("\n\n");
    out.append("Models and lists (SHA-256):\n");
    if (source.digests().isEmpty()) {
      out.append("  none\n");
    }
    source
        .digests()
        .forEach(
            (name, sha256) ->
                out.append("  ").append(sha256).append("  ").append(name).append('\n'));
    out.append("\nRule sets:\n");
    if (source.sets().isEmpty()) {
      out.append("  none\n");
    }
    source
        .sets()
        .forEach(
            (name, about) -> out.append("  ").append(name).append(": ").append(about).append('\n'));
    return out.toString();
  }
}
