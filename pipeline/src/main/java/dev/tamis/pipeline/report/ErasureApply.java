package dev.tamis.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdOutputStream;
import dev.tamis.pipeline.assemble.CountTokens;
import dev.tamis.pipeline.assemble.ParquetPart;
import dev.tamis.pipeline.erase.EraseList;
import dev.tamis.pipeline.erase.Eraser;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.recipe.RecipeReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Erases from a corpus that is written. Parts that hold a match are written anew without it; all
 * other records keep their bytes, and other parts are not touched. Manifest, statistics, report and
 * papers say what is true afterwards. Not thread-safe.
 */
public final class ErasureApply {
  /** The stage in outcomes and statistics. */
  public static final String STAGE = "erased";

  private static final String AUDIT = "excluded/" + STAGE + "/part-00000-of-00001.jsonl.zst";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String output;
  private final Eraser eraser;
  private final ErasureChange change;
  private ErasedRecords records;
  private final List<String> rewritten = new ArrayList<>();
  private ObjectNode manifest;

  private ErasureApply(String output, EraseList list) {
    this.output = output;
    this.eraser = new Eraser(list);
    this.change = new ErasureChange(output);
  }

  /**
   * What was done.
   *
   * @param recovered whether a change that was interrupted was finished first
   * @param dropped ids of records that left, with their requests
   * @param scrubbed ids of records of which something was taken out, with their requests
   * @param rewritten files of records that were written anew
   */
  public record Done(
      boolean recovered,
      SortedMap<String, String> dropped,
      SortedMap<String, String> scrubbed,
      List<String> rewritten) {}

  /**
   * Erases.
   *
   * @param output the output folder, with a slash at its end
   * @throws IllegalArgumentException if no whole corpus is there
   */
  public static Done apply(String output, EraseList list) throws IOException {
    ErasureChange before = new ErasureChange(output);
    boolean recovered = before.isPending();
    if (recovered) {
      before.finish();
    }
    before.undo();
    if (new ChangeOver(output).isStaged()) {
      throw new IllegalArgumentException(
          "a new corpus waits whole in " + output + ".work/new; say first: tamis sweep " + output);
    }
    return new ErasureApply(output, list).run(recovered);
  }

  private Done run(boolean recovered) throws IOException {
    if (Manifest.read(output).isEmpty()) {
      throw new IllegalArgumentException(
          output + " has no " + Manifest.NAME + ": not the output of a run that has ended");
    }
    manifest = (ObjectNode) JSON.readTree(Storage.read(Manifest.NAME, output + Manifest.NAME));
    String tokenizer = RecipeReader.ofJson(manifest.path("recipe")).report().tokenizer();
    records = new ErasedRecords(eraser, new CountTokens(tokenizer).counter());
    List<String> kept = paths("data/", "sample/");
    for (String path : kept) {
      rewrite(path, line -> records.kept(line, path.startsWith("data/")));
    }
    List<String> excluded = paths("excluded/");
    excluded.remove(AUDIT);
    for (String path : excluded) {
      rewrite(path, records::excluded);
    }
    if (!rewritten.isEmpty()) {
      audit();
      account();
      write(Manifest.NAME, OutputFiles.JSON.writeValueAsString(manifest) + "\n");
      change.commit();
      change.finish();
    }
    sweepCurated();
    return new Done(recovered, records.dropped(), records.scrubbed(), rewritten);
  }

  /** What a detached run has left holds documents, and no run reads it again. */
  private void sweepCurated() throws IOException {
    for (String file : Storage.filesIn(output + ".work/")) {
      if (file.endsWith(".curated.zst")) {
        Storage.deleteFolder(output + ".work/" + file);
      }
    }
    Storage.deleteEmptyFolders(output + ".work/");
  }

  private List<String> paths(String... below) {
    List<String> paths = new ArrayList<>();
    for (JsonNode file : manifest.path("files")) {
      String path = file.path("path").asText();
      if (file.has("records") && Arrays.stream(below).anyMatch(path::startsWith)) {
        paths.add(path);
      }
    }
    return paths;
  }

  private interface Rule {
    /** The line as it was, another one, or null to drop it. */
    byte[] of(byte[] line) throws IOException;
  }

  private void rewrite(String path, Rule rule) throws IOException {
    // Most parts hold nothing of it: they are read once and not written.
    TreeMap<Long, byte[]> changes = new TreeMap<>();
    try (LinesOfPart lines = LinesOfPart.open(output + path)) {
      long number = 0;
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        byte[] changed = rule.of(line);
        if (changed != line) {
          changes.put(number, changed == null ? new byte[0] : changed);
        }
        number++;
      }
    }
    if (changes.isEmpty()) {
      return;
    }
    rewritten.add(path);
    enter(path, write(path, changes));
  }

  /** Writes a part with the lines that are changed, those left out that have become empty. */
  private long write(String path, Map<Long, byte[]> changes) throws IOException {
    long count = 0;
    List<byte[]> rows = new ArrayList<>();
    boolean parquet = LinesOfPart.isParquet(path);
    try (OutputStream out = parquet ? change.create(path) : zstd(path);
        LinesOfPart lines = LinesOfPart.open(output + path)) {
      long number = 0;
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        byte[] written = changes.getOrDefault(number++, line);
        if (written.length > 0) {
          count++;
          if (parquet) {
            rows.add(written);
          } else {
            out.write(written);
            out.write('\n');
          }
        }
      }
      if (parquet) {
        ParquetPart.write(rows, out, level());
      }
    }
    return count;
  }

  private int level() {
    return manifest.at("/recipe/output/compression-level").asInt(3);
  }

  private OutputStream zstd(String path) throws IOException {
    return new BufferedOutputStream(new ZstdOutputStream(change.create(path), level()), 1 << 16);
  }

  /** An entry for each record that left: the request and nothing else. */
  private void audit() throws IOException {
    if (records.dropped().isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    if (paths("excluded/" + STAGE + "/").contains(AUDIT)) {
      try (LinesOfPart old = LinesOfPart.open(output + AUDIT)) {
        for (byte[] line = old.next(); line != null; line = old.next()) {
          lines.add(new String(line, StandardCharsets.UTF_8));
        }
      }
    }
    for (String request : records.dropped().values()) {
      lines.add(
          JSON.createObjectNode()
              .put("stage", STAGE)
              .put("rule", "request")
              .put("value", request)
              .toString());
    }
    lines.sort(null);
    try (OutputStream out = zstd(AUDIT)) {
      for (String line : lines) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    enter(AUDIT, lines.size());
  }

  private void account() throws IOException {
    Account account = CorpusAccount.read(output, manifest).without(records);
    for (Account.Paper paper : account.papers()) {
      write(paper.path(), new String(paper.bytes(), StandardCharsets.UTF_8));
      enter(paper.path(), -1);
    }
    manifest.set("records", account.records());
  }

  private void write(String path, String text) throws IOException {
    try (OutputStream out = change.create(path)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Size and digest of a new file, in the place of the old one's. */
  private void enter(String path, long count) throws IOException {
    byte[] bytes = Storage.read(path, change.besidePath(path));
    ObjectNode entry = null;
    ArrayNode files = manifest.withArrayProperty("files");
    for (JsonNode file : files) {
      entry = file.path("path").asText().equals(path) ? (ObjectNode) file : entry;
    }
    entry = entry == null ? files.addObject().put("path", path) : entry;
    if (count >= 0) {
      entry.put("records", count);
    }
    entry
        .put("bytes", bytes.length)
        .put("sha256", HexFormat.of().formatHex(Hash128.sha256().digest(bytes)));
  }
}
