package dev.tamis.pipeline.input.charset;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the share of legacy documents that are decoded exactly, by charset and language. */
public final class CharsetAccuracy {
  private static final int DOCUMENTS = 40;

  private CharsetAccuracy() {}

  /** Measures documents of 400 and of 4,000 bytes, each as a page without any charset label. */
  public static void main(String[] args) throws IOException {
    Map<String, List<String>> texts = LegacyText.read(LegacyText.archive());
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    double[] sum = new double[2];
    int rows = 0;
    for (String pair : Labels.Resources.lines("measured.tsv")) {
      String[] columns = pair.split("\t", -1);
      double small = exact(texts.get(columns[1]), columns[0], 400, out, args.length > 0);
      double large = exact(texts.get(columns[1]), columns[0], 4000, out, false);
      out.printf(Locale.ROOT, "| %s | %s | %.1f | %.1f |%n", columns[0], columns[1], small, large);
      sum[0] += small;
      sum[1] += large;
      rows++;
    }
    out.printf(Locale.ROOT, "| mean of %d | | %.1f | %.1f |%n", rows, sum[0] / rows, sum[1] / rows);
  }

  private static double exact(
      List<String> lines, String charset, int bytes, PrintStream out, boolean verbose) {
    List<byte[]> documents = LegacyText.heldOut(lines, charset, bytes, DOCUMENTS);
    int right = 0;
    for (byte[] document : documents) {
      String truth = new String(document, Labels.of(charset).charset());
      Decoded decoded = Decoder.html(page(document), "");
      boolean same = decoded.text().contains(truth);
      right += same ? 1 : 0;
      if (!same && verbose) {
        out.println("  wrong: " + charset + " taken for " + decoded.charset());
      }
    }
    return 100.0 * right / documents.size();
  }

  private static byte[] page(byte[] text) {
    byte[] head = "<html><head><title>x</title></head><body><p>".getBytes(StandardCharsets.UTF_8);
    byte[] page = java.util.Arrays.copyOf(head, head.length + text.length);
    System.arraycopy(text, 0, page, head.length, text.length);
    return page;
  }
}
