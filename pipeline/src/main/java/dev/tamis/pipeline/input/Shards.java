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
    String fixed = glob.substring(0, glob.lastIndexOf('/', wildcard) + 1);
    if (wildcard == glob.length() && !resource.endsWith(glob.substring(fixed.length()))) {
      // A folder was given: all that lies below it.
      fixed = glob.endsWith("/") ? glob : glob + "/";
    }
    String folder = FileSystems.matchNewResource(fixed.isEmpty() ? "./" : fixed, true).toString();
    return resource.startsWith(folder)
        ? resource.substring(folder.length())
        : resource.substring(resource.lastIndexOf('/') + 1);
  }
}
