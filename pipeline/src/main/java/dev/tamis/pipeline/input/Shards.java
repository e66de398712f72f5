package dev.tamis.pipeline.input;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;

/**
 * Expands input patterns into shards through Beam's file systems, so {@code gs://}, {@code s3://}
 * and {@code hdfs://} work where their module is on the class path. An input is a file, a glob, a
 * folder (its files at any depth, but none whose name begins with "." or "_"), or several of these
 * separated by commas outside braces.
 */
public final class Shards {
  private Shards() {}

  /**
   * Finds the files.
   *
   * @return every file once, sorted by name
   * @throws IllegalArgumentException if an input is blank or matches nothing; the message names it
   *     and what lies near it
   * @throws UncheckedIOException if a file system fails
   */
  public static List<Shard> find(Collection<String> inputs) {
    TreeMap<String, Shard> byResource = new TreeMap<>();
    for (String input : inputs) {
      for (String pattern : InputPattern.splitAtCommas(input)) {
        for (Shard shard : expandOne(pattern)) {
          byResource.putIfAbsent(shard.resource(), shard);
        }
      }
    }
    if (byResource.isEmpty()) {
      throw new IllegalArgumentException("no input given");
    }
    List<Shard> shards = distinctNames(List.copyOf(byResource.values()));
    return shards.stream().sorted(Comparator.comparing(Shard::name)).toList();
  }

  private static List<Shard> expandOne(String pattern) {
    try {
      if (InputPattern.isGlob(pattern)) {
        List<Shard> found = match(pattern, InputPattern.fixedPrefix(pattern));
        return orThrow(found, pattern);
      }
      List<Shard> found = match(pattern, InputPattern.parent(pattern));
      if (!found.isEmpty()) {
        return found;
      }
      String folder = pattern.endsWith("/") ? pattern : pattern + "/";
      List<Shard> inFolder =
          match(folder + "**", folder).stream().filter(s -> !isHidden(s.name())).toList();
      return orThrow(inFolder, pattern);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list input " + pattern, e);
    }
  }

  private static List<Shard> orThrow(List<Shard> found, String pattern) throws IOException {
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "no file matches input '" + pattern + "'; " + Neighbourhood.describe(pattern));
    }
    return found;
  }

  /** Lists the files of a pattern, named relative to {@code prefix}. */
  static List<Shard> match(String pattern, String prefix) throws IOException {
    String root = prefix.isEmpty() ? "./" : prefix;
    String base = InputPattern.normal(FileSystems.matchNewResource(root, true).toString());
    List<Shard> shards = new ArrayList<>();
    try {
      MatchResult result = FileSystems.match(pattern, EmptyMatchTreatment.ALLOW);
      for (MatchResult.Metadata file : result.metadata()) {
        String path = InputPattern.normal(file.resourceId().toString());
        String name = path.startsWith(base) ? path.substring(base.length()) : last(path);
        if (!name.isEmpty() && !path.endsWith("/")) {
          shards.add(new Shard(name, path, file.sizeBytes()));
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return shards;
  }

  private static List<Shard> distinctNames(List<Shard> shards) {
    Set<String> names = new HashSet<>();
    if (shards.stream().allMatch(s -> names.add(s.name()))) {
      return shards;
    }
    int common = commonFolder(shards);
    return shards.stream()
        .map(s -> new Shard(s.resource().substring(common), s.resource(), s.sizeBytes()))
        .toList();
  }

  private static int commonFolder(List<Shard> shards) {
    String first = shards.get(0).resource();
    int common = first.length();
    for (Shard shard : shards) {
      String path = shard.resource();
      int same = 0;
      while (same < Math.min(common, path.length()) && path.charAt(same) == first.charAt(same)) {
        same++;
      }
      common = same;
    }
    return first.lastIndexOf('/', common - 1) + 1;
  }

  private static boolean isHidden(String name) {
    for (String part : name.split("/", -1)) {
      if (part.startsWith(".") || part.startsWith("_")) {
        return true;
      }
    }
    return false;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
