package dev.tamis.pipeline.erase;

import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.ledger.Hash128;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A list of keyed hashes. As a file: a header, then for each entry a line with kind, number of
 * words or characters, sixteen bits of another keyed hash, HMAC-SHA-256, action and request, parted
 * by tabs. Not thread-safe.
 */
public final class EraseList {
  /** What stands in place of what was erased. */
  public static final String MARK = "[ERASED]";

  private static final String HEADER = "tamis-erasure\t1\t";
  private static final int BITS = 1 << 16;

  private final EraseKey key;
  private final Map<String, EraseEntry> entries = new HashMap<>();
  private final List<EraseEntry> inOrder = new ArrayList<>();
  private final Map<EraseKind, BitSet> quick = new EnumMap<>(EraseKind.class);
  private final TreeSet<Integer> words = new TreeSet<>();
  private final TreeSet<Integer> characters = new TreeSet<>();
  private String sha256 = "";

  /** An empty list. */
  public EraseList(EraseKey key) {
    this.key = key;
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException if it cannot be read, is none, or has another key
   */
  public static EraseList read(String path, EraseKey key) {
    byte[] bytes = Storage.read("erasure.list", path);
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty() || !lines.get(0).startsWith(HEADER)) {
      throw new IllegalArgumentException("erasure.list: " + path + " is no list of erasures");
    }
    if (!lines.get(0).substring(HEADER.length()).equals(key.check())) {
      throw new IllegalArgumentException("erasure.list: " + path + " has another key");
    }
    EraseList list = new EraseList(key);
    for (int i = 1; i < lines.size(); i++) {
      try {
        list.add(EraseEntry.parse(lines.get(i)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "erasure.list: " + path + ":" + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    list.sha256 = HexFormat.of().formatHex(Hash128.sha256().digest(bytes));
    return list;
  }

  /**
   * Adds a value; it is not kept.
   *
   * @param action what is done where it is found
   * @param request the id of the request
   * @return whether it is new
   * @throws IllegalArgumentException if it is none of the kind; the message does not say it
   */
  public boolean add(EraseKind kind, String value, EraseEntry.Action action, String request) {
    boolean added = addCanonical(kind, kind.canonical(value), action, request);
    if (kind == EraseKind.PHONE) {
      addCanonical(
          EraseKind.PHONE_NATIONAL, EraseKind.PHONE_NATIONAL.canonical(value), action, request);
    }
    if (kind == EraseKind.NAME) {
      String name = kind.canonical(value);
      int last = name.lastIndexOf(' ');
      if (last > 0) {
        // As catalogues have it: the last word first.
        String turned = name.substring(last + 1) + " " + name.substring(0, last);
        addCanonical(kind, turned, action, request);
      }
    }
    return added;
  }

  private boolean addCanonical(
      EraseKind kind, String canonical, EraseEntry.Action action, String request) {
    boolean unparted = kind == EraseKind.NAME && Names.isUnparted(canonical);
    int unit =
        kind != EraseKind.NAME
            ? 0
            : unparted
                ? -canonical.codePointCount(0, canonical.length())
                : canonical.split(" ", -1).length;
    return add(
        new EraseEntry(
            kind, unit, key.quick(kind, canonical), key.tag(kind, canonical), action, request));
  }

  private boolean add(EraseEntry entry) {
    if (entries.putIfAbsent(entry.kind().label() + entry.tag(), entry) != null) {
      return false;
    }
    inOrder.add(entry);
    quick.computeIfAbsent(entry.kind(), kind -> new BitSet(BITS)).set(entry.quick());
    if (entry.unit() > 0) {
      words.add(entry.unit());
    } else if (entry.unit() < 0) {
      characters.add(-entry.unit());
    }
    return true;
  }

  /** The entry of a value in its one form; null if there is none. */
  EraseEntry find(EraseKind kind, String canonical) {
    BitSet known = quick.get(kind);
    if (known == null || !known.get(key.quick(kind, canonical))) {
      return null;
    }
    return entries.get(kind.label() + key.tag(kind, canonical));
  }

  /** Lengths of names in words. */
  Collection<Integer> words() {
    return words;
  }

  /** Lengths of names in characters, of those that are not parted into words. */
  Collection<Integer> characters() {
    return characters;
  }

  /** Number of entries. */
  public int size() {
    return inOrder.size();
  }

  /** Digest of the file that was read; empty for a new list. */
  public String sha256() {
    return sha256;
  }

  /** Writes it in one step, readable by its owner alone. */
  public void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder(HEADER).append(key.check()).append('\n');
    inOrder.forEach(entry -> text.append(entry.line()).append('\n'));
    Path beside = file.toAbsolutePath().resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    EraseKey.createPrivately(beside);
    Files.writeString(beside, text, StandardCharsets.UTF_8);
    Files.move(beside, file.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
  }
}
