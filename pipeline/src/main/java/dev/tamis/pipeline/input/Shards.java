package dev.tamis.pipeline.input;

import dev.tamis.pipeline.files.Found;
import dev.tamis.pipeline.files.Glob;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.files.UnusableFileException;
import dev.tamis.pipeline.files.UserPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.io.fs.MatchResult;

/**
 * Expands inputs into shards. An input is a file, a glob, a folder (its files at any depth, but
 * none below a name that begins with "." or "_"), or several of these separated by commas outside
 * braces. What is there under the very name is that file, whatever characters the name has. On
 * {@code gs://}, {@code s3://} and {@code hdfs://}, Beam's file systems match, where their module
 * is on the class path.
 */
public final class Shards {
  private static final int SHOWN = 5;

  /**
   * The inputs, looked up.
   *
   * @param shards every file once, sorted by name
   * @param notes what matched an input and is not read, a sentence each
   * @param folders that are read at any depth
   */
  public record Looked(List<Shard> shards, List<String> notes, List<String> folders) {
    /** Copies the lists. */
    public Looked {
      shards = List.copyOf(shards);
      folders = List.copyOf(folders);
      notes = List.copyOf(notes);
    }
  }

  private final TreeMap<String, Shard> byFile = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> folders = new ArrayList<>();
  private final List<String> unusable = new ArrayList<>();

  private Shards() {}

  /** The shards of {@link #look}. */
  public static List<Shard> find(Collection<String> inputs) {
    return look(inputs).shards();
  }

  /**
   * Finds the files.
   *
   * @throws IllegalArgumentException if an input is blank or matches nothing, or something that it
   *     matches cannot be read; the message names it and what lies near it
   * @throws UncheckedIOException if a file system fails
   */
  public static Looked look(Collection<String> inputs) {
    Shards found = new Shards();
    for (String input : inputs) {
      try {
        found.addAll(input);
      } catch (UnusableFileException e) {
        throw new IllegalArgumentException("input " + e.getMessage(), e);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list input " + input, e);
      }
    }
    if (!found.unusable.isEmpty()) {
      throw new IllegalArgumentException(
          "some of the input cannot be read; leave it out or mend it: " + list(found.unusable));
    }
    if (found.byFile.isEmpty()) {
      throw new IllegalArgumentException("no input given");
    }
    List<Shard> shards = distinctNames(List.copyOf(found.byFile.values()));
    return new Looked(
        shards.stream().sorted(Comparator.comparing(Shard::name)).toList(),
        found.notes,
        found.folders);
  }

  private void addAll(String input) throws IOException {
    if (!input.isBlank() && input.indexOf(',') >= 0 && UserPath.isLocal(input)) {
      Optional<Found> whole = Storage.find(input);
      if (whole.isPresent()) {
        addFound(input, whole.get());
        return;
      }
    }
    for (String pattern : InputPattern.splitAtCommas(input)) {
      if (UserPath.isLocal(pattern)) {
        addLocal(pattern);
      } else {
        UserPath.resolve(pattern);
        addRemote(pattern);
      }
    }
  }

  private void addLocal(String pattern) throws IOException {
    Optional<Found> literal = Storage.find(pattern);
    if (literal.isPresent()) {
      addFound(pattern, literal.get());
    } else if (Glob.isPattern(pattern)) {
      Glob glob = Glob.of(pattern);
      if (pattern.contains("**")) {
        folders.add(glob.root().toString());
      }
      add(pattern, glob.root(), glob.expand());
    } else {
      throw new IllegalArgumentException("input: " + Storage.missing(pattern));
    }
  }

  private void addFound(String input, Found found) throws IOException {
    Path path = Path.of(found.path());
    if (found.isFolder()) {
      folders.add(path.toString());
      add(input, path, Glob.allIn(path));
    } else {
      add(path.getParent(), found);
    }
  }

  private void add(String input, Path root, Glob.Result result) throws IOException {
    unusable.addAll(result.unusable());
    if (!result.folders().isEmpty()) {
      notes.add(
          "'"
              + input
              + "' matches folders, which are not entered; add /** to read what is in them: "
              + list(result.folders()));
    }
    if (result.files().isEmpty() && result.unusable().isEmpty()) {
      throw new IllegalArgumentException(
          result.folders().isEmpty()
              ? "no file matches input '" + input + "'; " + near(root)
              : "input " + notes.get(notes.size() - 1));
    }
    for (Found file : result.files()) {
      add(root, file);
    }
  }

  private static String near(Path root) {
    return Files.isDirectory(root) ? Storage.contents(root) : "no such folder: " + root;
  }

  /** Under two names a file is still one. */
  private void add(Path root, Found file) throws IOException {
    Path path = Path.of(file.path());
    String name = root.relativize(path).toString().replace('\\', '/');
    byFile.putIfAbsent(
        path.toRealPath().toString(), new Shard(name, file.path(), file.sizeBytes()));
  }

  private void addRemote(String pattern) throws IOException {
    List<Shard> found =
        Glob.isPattern(pattern)
            ? match(pattern, Glob.fixedPrefix(pattern))
            : match(pattern, pattern.substring(0, pattern.lastIndexOf('/') + 1));
    if (found.isEmpty() && !Glob.isPattern(pattern)) {
      String folder = pattern.endsWith("/") ? pattern : pattern + "/";
      found = match(folder + "**", folder).stream().filter(s -> !isHidden(s.name())).toList();
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no file matches input '" + pattern + "'");
    }
    found.forEach(shard -> byFile.putIfAbsent(shard.resource(), shard));
  }

  /** Lists the files of a pattern of a remote file system, named relative to {@code prefix}. */
  private static List<Shard> match(String pattern, String prefix) throws IOException {
    List<Shard> shards = new ArrayList<>();
    for (MatchResult.Metadata file : Storage.match(pattern)) {
      String path = file.resourceId().toString();
      String name = path.startsWith(prefix) ? path.substring(prefix.length()) : last(path);
      if (!name.isEmpty() && !path.endsWith("/")) {
        shards.add(new Shard(name, path, file.sizeBytes()));
      }
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

  private static String list(List<String> names) {
    int more = names.size() - SHOWN;
    return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
