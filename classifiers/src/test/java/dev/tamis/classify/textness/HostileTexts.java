package dev.tamis.classify.textness;

import java.util.stream.Stream;

/** Texts that break careless code. */
public final class HostileTexts {
  private HostileTexts() {}

  /** All of them. */
  public static Stream<String> all() {
    return Stream.of(
        "",
        " ",
        "\n\n\n",
        "\ud800",
        "a\udc00b\ud83d",
        "\ud83d\ude00".repeat(200),
        "0123456789".repeat(50),
        "\u4e00".repeat(500),
        "x".repeat(5_000_000),
        "word ".repeat(100_000),
        "!?.,".repeat(200),
        "\u0000\u0001\ufffd".repeat(100),
        "\u0301".repeat(300));
  }
}
