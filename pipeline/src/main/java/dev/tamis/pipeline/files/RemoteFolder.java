package dev.tamis.pipeline.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A folder that lies on no disk of this machine. Object stores have names with slashes and no
 * folders; HDFS has folders, which a pattern of one level finds, looking like files, and which
 * cannot be deleted before what is in them.
 *
 * @param path with a slash at its end
 */
record RemoteFolder(String path) {
  /** Needs the slash. */
  RemoteFolder {
    if (!path.endsWith("/")) {
      throw new IllegalArgumentException("a folder ends with / (got: \"" + path + "\")");
    }
  }

  /** The folder at a path, with or without the slash. */
  static RemoteFolder of(String path) {
    return new RemoteFolder(path.endsWith("/") ? path : path + "/");
  }

  /** The files at any depth, sorted by path. */
  List<MatchResult.Metadata> files() throws IOException {
    List<MatchResult.Metadata> entries = below(path, "**");
    Set<String> folders = foldersOf(names(entries));
    return entries.stream()
        .filter(entry -> !name(entry).endsWith("/") && !folders.contains(name(entry) + "/"))
        .sorted(Comparator.comparing(RemoteFolder::name))
        .toList();
  }

  /** Deletes it and all that is in it; what is gone already is no failure. */
  void delete() throws IOException {
    Set<String> entries = new TreeSet<>(names(below(path, "**")));
    // A folder comes before the one that it is in, for its name is longer.
    Set<String> folders = new TreeSet<>(Comparator.reverseOrder());
    folders.add(path);
    folders.addAll(foldersOf(entries));
    addFolders(path, Set.copyOf(entries), folders);
    folders.forEach(folder -> entries.remove(folder.substring(0, folder.length() - 1)));
    delete(resources(entries, false));
    delete(resources(folders, true));
  }

  /** The folders below this one that names say. */
  private Set<String> foldersOf(Collection<String> names) {
    Set<String> folders = new HashSet<>();
    for (String name : names) {
      int at = name.lastIndexOf('/');
      while (at > path.length()) {
        folders.add(name.substring(0, at + 1));
        at = name.lastIndexOf('/', at - 1);
      }
    }
    return folders;
  }

  /**
   * What a pattern matches in a folder and nowhere else: to a file system a folder whose name has
   * signs of patterns may mean its neighbours too.
   */
  private static List<MatchResult.Metadata> below(String folder, String pattern)
      throws IOException {
    return Storage.match(folder + pattern).stream()
        .filter(entry -> withoutHost(name(entry)).startsWith(withoutHost(folder)))
        .toList();
  }

  /** A file system may name a host that the user left out, as in {@code hdfs:///out}. */
  private static String withoutHost(String name) {
    return name.replaceFirst("^[a-zA-Z][^:/]*:(//[^/]*)?", "");
  }

  private static void addFolders(String folder, Set<String> files, Set<String> folders)
      throws IOException {
    for (String name : names(below(folder, "*"))) {
      if (name.endsWith("/") || !files.contains(name)) {
        String below = name.endsWith("/") ? name : name + "/";
        if (folders.add(below)) {
          addFolders(below, files, folders);
        }
      }
    }
  }

  private static void delete(List<ResourceId> resources) throws IOException {
    FileSystems.delete(resources, MoveOptions.StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private static List<ResourceId> resources(Collection<String> names, boolean folders) {
    List<ResourceId> resources = new ArrayList<>(names.size());
    for (String name : names) {
      resources.add(FileSystems.matchNewResource(name, folders || name.endsWith("/")));
    }
    return resources;
  }

  private static List<String> names(List<MatchResult.Metadata> entries) {
    return entries.stream().map(RemoteFolder::name).toList();
  }

  private static String name(MatchResult.Metadata entry) {
    return entry.resourceId().toString();
  }
}
