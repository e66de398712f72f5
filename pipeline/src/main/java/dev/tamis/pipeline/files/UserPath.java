package dev.tamis.pipeline.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a path on the command line or in a recipe means. */
public final class UserPath {
  private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][-a-zA-Z0-9+.]*):/.*");
  private static final String LOCAL = "file";

  private UserPath() {}

  /**
   * The path as files are opened by it: of a local one the absolute path, {@code ~} and {@code
   * file:} resolved, a slash at its end kept; a URI as it stands.
   *
   * @throws IllegalArgumentException if it is blank, cannot be a path, or lies on a file system
   *     that this build does not have
   */
  public static String resolve(String path) {
    if (path.isBlank()) {
      throw new IllegalArgumentException(
          "a path is empty; is a shell variable unset? (got: \"" + path + "\")");
    }
    if (!isLocal(path)) {
      RemotePath.check(path, scheme(path));
      return path;
    }
    String bare = isUri(path) ? path.replaceFirst("^[a-zA-Z]+:(//(?=/))?", "") : path;
    Path local = local(atHome(bare));
    String absolute = local.toString();
    return bare.endsWith("/") && !absolute.endsWith("/") ? absolute + "/" : absolute;
  }

  /** Whether a path lies on this machine. */
  public static boolean isLocal(String path) {
    return !isUri(path) || scheme(path).equals(LOCAL);
  }

  /** A local path as Java knows it. */
  public static Path toPath(String path) {
    return Path.of(resolve(path));
  }

  private static boolean isUri(String path) {
    return SCHEME.matcher(path).matches();
  }

  private static String scheme(String path) {
    Matcher matcher = SCHEME.matcher(path);
    return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : LOCAL;
  }

  /** In quotes the shell leaves {@code ~} as it is, so it is put in place here. */
  private static String atHome(String path) {
    if (path.equals("~") || path.startsWith("~/")) {
      return System.getProperty("user.home") + path.substring(1);
    }
    if (path.startsWith("~")) {
      throw new IllegalArgumentException(
          "\""
              + path
              + "\": the home folder of another user must be written out; ./"
              + path
              + " means a file of that name");
    }
    return path;
  }

  private static Path local(String path) {
    try {
      Path absolute = Path.of(path).toAbsolutePath();
      // Behind a link ".." is not the folder before it.
      return path.contains("..") ? absolute : absolute.normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "\""
              + path
              + "\" cannot be a path here: "
              + e.getReason()
              + "; for letters beyond ASCII set LC_ALL to a UTF-8 locale, such as C.UTF-8",
          e);
    }
  }
}
