package dev.tamis.pipeline.input;

import java.io.IOException;
import java.util.List;

/** Says what lies near a pattern that matched nothing, so that a slip is found at a glance. */
final class Neighbourhood {
  private static final int SHOWN = 5;

  private Neighbourhood() {}

  static String describe(String pattern) throws IOException {
    String folder =
        InputPattern.isGlob(pattern)
            ? InputPattern.fixedPrefix(pattern)
            : InputPattern.parent(pattern);
    while (true) {
      List<String> names =
          Shards.match(folder + "*", folder).stream().map(Shard::name).sorted().toList();
      if (!names.isEmpty()) {
        return "the folder '" + shown(folder) + "' holds " + list(names);
      }
      String up = parentFolder(folder);
      if (up.equals(folder)) {
        return "there is no file in '" + shown(folder) + "' or above it";
      }
      folder = up;
    }
  }

  private static String parentFolder(String folder) {
    if (folder.isEmpty() || folder.endsWith("://")) {
      return folder;
    }
    return InputPattern.parent(folder.substring(0, folder.length() - 1));
  }

  private static String shown(String folder) {
    return folder.isEmpty() ? "." : folder;
  }

  private static String list(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
    int more = names.size() - SHOWN;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
