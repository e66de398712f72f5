package dev.tamis.pipeline.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;

/** Finds shards by paths, folders and globs, on any file system that Beam knows. */
public final class Shards {
  private Shards() {}

  /**
   * Finds every shard that one of the globs matches, once, in the order of their names.
   *
   * @param globs paths of files, of folders (all files below them), or globs
   * @throws IllegalArgumentException if a glob matches nothing, with the glob
   */
  public static List<Shard> find(Collection<String> globs) {
    Map<String, Shard> byResource = new TreeMap<>();
    for (String glob : globs) {
      List<MatchResult.Metadata> files = match(glob);
      if (files.isEmpty()) {
        throw new IllegalArgumentException(
            "--input "
                + glob
                + " matches no file; is the path right, and quoted against the shell?");
      }
      for (MatchResult.Metadata file : files) {
        String resource = file.resourceId().toString();
        byResource.putIfAbsent(
            resource, new Shard(nameOf(resource, glob), resource, file.sizeBytes()));
      }
    }
    Map<String, Shard> byName = new TreeMap<>();
    for (Shard shard : byResource.values()) {
      Shard other = byName.put(shard.name(), shard);
      if (other != null) {
        throw new IllegalArgumentException(
            "two shards are both called "
                + shard.name()
                + ", and ids are made of names; give one glob that covers both folders");
      }
    }
    return List.copyOf(byName.values());
  }

  private static List<MatchResult.Metadata> match(String glob) {
    try {
      List<MatchResult.Metadata> found = filesOf(glob);
      return found.isEmpty() ? filesOf(glob.endsWith("/") ? glob + "**" : glob + "/**") : found;
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--input " + glob + " cannot be looked at: " + e.getMessage(), e);
    }
  }

  private static List<MatchResult.Metadata> filesOf(String spec) throws IOException {
    List<MatchResult.Metadata> files = new ArrayList<>();
    for (MatchResult.Metadata file :
        FileSystems.match(spec, EmptyMatchTreatment.ALLOW).metadata()) {
      if (!file.resourceId().isDirectory()) {
        files.add(file);
      }
    }
    return files;
  }

  /** The path below the last folder of the glob that has no wildcard in it. */
  private static String nameOf(String resource, String glob) {
    int wildcard = 0;
    while (wildcard < glob.length() && "*?[{".indexOf(glob.charAt(wildcard)) < 0) {
      wildcard++;
    }
    int folders = 0;
    if (wildcard < glob.length()) {
      // The folders behind the fixed part stay in the name.
      int fixed = glob.lastIndexOf('/', wildcard);
      String prefix = glob.substring(0, fixed + 1);
      int at = resource.lastIndexOf(prefix);
      return prefix.isEmpty() || at < 0
          ? lastSegments(resource, countSlashes(glob))
          : resource.substring(at + prefix.length());
    }
    String folder = glob.endsWith("/") ? glob : glob + "/";
    int at = resource.lastIndexOf(folder);
    return at >= 0 ? resource.substring(at + folder.length()) : lastSegments(resource, folders);
  }

  private static int countSlashes(String glob) {
    return (int) glob.chars().filter(c -> c == '/').count();
  }

  private static String lastSegments(String resource, int slashes) {
    int start = resource.length();
    for (int i = 0; i <= slashes && start > 0; i++) {
      start = resource.lastIndexOf('/', start - 1);
    }
    return resource.substring(start + 1);
  }
}
