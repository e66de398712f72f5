package dev.tamis.pipeline.files;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of local files: {@code *} and {@code ?} within a name, {@code [...]}, {@code {a,b}},
 * and {@code **} across folders; {@code \} takes its meaning from a character. Only folders that
 * the pattern leads into are listed.
 */
public final class Glob {
  private static final String SPECIAL = "*?[{";

  private final Path root;
  private final String rest;
  private final PathMatcher matcher;
  private final List<PathMatcher> steps;

  /**
   * What matched.
   *
   * @param files that can be read, in the order of their paths
   * @param folders that match and were not entered
   * @param unusable what matches and cannot be read, a message each
   */
  public record Result(List<Found> files, List<String> folders, List<String> unusable) {
    /** Copies the lists. */
    public Result {
      files = List.copyOf(files);
      folders = List.copyOf(folders);
      unusable = List.copyOf(unusable);
    }
  }

  private Glob(Path root, String rest) {
    this.root = root;
    this.rest = rest;
    this.matcher = matcher(rest);
    this.steps = steps(rest);
  }

  /** Whether a path has characters that may mean others. */
  public static boolean isPattern(String path) {
    return firstSpecial(path) < path.length();
  }

  /** The folder part before the first special character, with its slash; may be empty. */
  public static String fixedPrefix(String pattern) {
    return pattern.substring(0, pattern.lastIndexOf('/', firstSpecial(pattern) - 1) + 1);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  public static Glob of(String pattern) {
    String prefix = fixedPrefix(pattern);
    return new Glob(
        UserPath.toPath(prefix.isEmpty() ? "." : prefix), pattern.substring(prefix.length()));
  }

  /** A pattern below a folder, whose own path means itself. */
  public static Glob in(Path folder, String pattern) {
    return new Glob(folder.toAbsolutePath(), pattern);
  }

  /**
   * Every file in a folder at any depth, but none whose path in it has a name with . or _ first.
   */
  public static Result allIn(Path folder) throws IOException {
    return in(folder, "**").walk(true);
  }

  /** Finds what matches. */
  public Result expand() throws IOException {
    return walk(false);
  }

  /** The folder in which is searched. */
  public Path root() {
    return root;
  }

  private static int firstSpecial(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if (SPECIAL.indexOf(pattern.charAt(i)) >= 0) {
        return i;
      }
    }
    return pattern.length();
  }

  private static PathMatcher matcher(String pattern) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "the pattern \"" + pattern + "\" cannot be read: " + e.getDescription(), e);
    }
  }

  /** One matcher for each folder on the way; empty where a pattern can reach any depth. */
  private static List<PathMatcher> steps(String pattern) {
    List<PathMatcher> steps = new ArrayList<>();
    if (pattern.contains("**") || pattern.matches(".*\\{[^}]*/.*")) {
      return steps;
    }
    for (String step : pattern.split("/", -1)) {
      steps.add(matcher(step));
    }
    return steps;
  }

  private Result walk(boolean withoutHidden) throws IOException {
    List<Found> files = new ArrayList<>();
    List<String> folders = new ArrayList<>();
    List<String> unusable = new ArrayList<>();
    if (!Files.isDirectory(root)) {
      return new Result(files, folders, unusable);
    }
    int depth = steps.isEmpty() ? Integer.MAX_VALUE : steps.size();
    Files.walkFileTree(
        root,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        depth,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.equals(root) || leadsOn(folder)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (isWanted(file)) {
              take(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            // A link to a folder above itself shows nothing that is not seen anyway.
            boolean loop = e instanceof FileSystemLoopException;
            if (!loop && (file.equals(root) || leadsOn(file) || isWanted(file))) {
              unusable.add(file + ": it cannot be read: " + e.getClass().getSimpleName());
            }
            return FileVisitResult.CONTINUE;
          }

          private void take(Path file) throws IOException {
            try {
              Found found = Storage.find(file.toString()).orElseThrow();
              if (found.isFolder()) {
                folders.add(found.path());
              } else {
                files.add(found);
              }
            } catch (UnusableFileException e) {
              unusable.add(e.getMessage());
            }
          }

          private boolean isWanted(Path file) {
            Path relative = root.relativize(file);
            return matcher.matches(relative) && !(withoutHidden && isHidden(relative));
          }

          private boolean leadsOn(Path folder) {
            Path relative = root.relativize(folder);
            if (withoutHidden && isHidden(relative)) {
              return false;
            }
            for (int i = 0; i < relative.getNameCount() && !steps.isEmpty(); i++) {
              if (i == steps.size() || !steps.get(i).matches(relative.getName(i))) {
                return false;
              }
            }
            return true;
          }
        });
    files.sort(Comparator.comparing(Found::path));
    folders.sort(null);
    unusable.sort(null);
    return new Result(files, folders, unusable);
  }

  private static boolean isHidden(Path relative) {
    for (Path name : relative) {
      if (name.toString().startsWith(".") || name.toString().startsWith("_")) {
        return true;
      }
    }
    return false;
  }

  /** The pattern, below its root. */
  @Override
  public String toString() {
    return root + "/" + rest;
  }
}
