package dev.tamis.pipeline.decide.sources;

import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.source.Hosts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A {@code sources.csv} that was reviewed.
 *
 * @param decisions by domain: true to exclude
 * @param sha256 of the file; empty without one
 */
record Pinned(SortedMap<String, Boolean> decisions, String sha256) {

  /**
   * Reads a file.
   *
   * @param path of it, or empty
   * @throws IllegalArgumentException if it cannot be read, or a line has no decision
   */
  static Pinned read(String path) {
    TreeMap<String, Boolean> decisions = new TreeMap<>();
    if (path.isEmpty()) {
      return new Pinned(decisions, "");
    }
    MessageDigest digest = Hash128.sha256();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new DigestInputStream(Storage.open("sources.pinned", path), digest),
                StandardCharsets.UTF_8))) {
      String header = lines.readLine();
      List<String> names = Arrays.asList((header == null ? "" : header).split(",", -1));
      int domain = names.indexOf("domain");
      int decision = names.indexOf("decision");
      if (domain < 0 || decision < 0) {
        throw new IllegalArgumentException(
            "sources.pinned: " + path + " has no columns domain and decision");
      }
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String[] fields = line.split(",", -1);
        if (line.isBlank()) {
          continue;
        }
        String said = fields.length > decision ? fields[decision].strip() : "";
        String host = fields.length > domain ? Hosts.canonical(fields[domain]) : "";
        if (host.isEmpty() || !(said.equals("exclude") || said.equals("keep"))) {
          throw new IllegalArgumentException(
              "sources.pinned: " + path + ":" + number + ": a decision is exclude or keep");
        }
        decisions.put(host, said.equals("exclude"));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("sources.pinned: " + path + " cannot be read", e);
    }
    return new Pinned(decisions, HexFormat.of().formatHex(digest.digest()));
  }
}
