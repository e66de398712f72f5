package dev.tamis.pipeline.input;

/** Tells JSON lines from JSON that runs over lines, by how a file begins. */
final class JsonLayout {
  private final byte[] bytes;
  private final int end;

  private JsonLayout(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  /**
   * The layout of what begins at an index; what is cut off or broken on its first line counts as a
   * line.
   *
   * @return JSONL, JSON, or UNKNOWN for what is no objects
   */
  static Container of(byte[] bytes, int from, int end) {
    JsonLayout layout = new JsonLayout(bytes, end);
    // A zero byte behind the first letter is UTF-16.
    if (from == end || (from + 1 < end && bytes[from + 1] == 0)) {
      return Container.UNKNOWN;
    }
    if (bytes[from] == '[') {
      int first = layout.afterBlanks(from + 1);
      boolean objects = first < end && (bytes[first] == '{' || bytes[first] == ']');
      return objects ? Container.JSON : Container.UNKNOWN;
    }
    return bytes[from] == '{' ? layout.ofObject(from) : Container.UNKNOWN;
  }

  private Container ofObject(int from) {
    boolean inString = false;
    int depth = 0;
    for (int i = from; i < end; i++) {
      byte b = bytes[i];
      if (b == '\n') {
        boolean nextObject = i + 1 < end && bytes[i + 1] == '{';
        return inString || nextObject ? Container.JSONL : Container.JSON;
      }
      if (inString) {
        i += b == '\\' ? 1 : 0;
        inString = b != '"';
      } else if (b == '"') {
        inString = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if ((b == '}' || b == ']') && --depth == 0) {
        return behind(i + 1);
      }
    }
    return Container.JSONL;
  }

  /** Where another object stands on the same line, lines are not what parts them. */
  private Container behind(int from) {
    int next = from;
    while (next < end && (bytes[next] == ' ' || bytes[next] == '\t')) {
      next++;
    }
    boolean joined = next < end && (bytes[next] == '{' || bytes[next] == ',');
    return joined ? Container.JSON : Container.JSONL;
  }

  private int afterBlanks(int from) {
    int at = from;
    while (at < end && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
