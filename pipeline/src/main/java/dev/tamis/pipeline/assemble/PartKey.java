package dev.tamis.pipeline.assemble;

/**
 * Names a part within the flow.
 *
 * @param folder folder below the output folder; empty for what was counted, which is not written
 * @param part its number there, from 0
 */
record PartKey(String folder, int part) {
  /** So many machines can share what was counted. */
  private static final int ACCOUNTS = 64;

  static PartKey parse(String key) {
    int colon = key.lastIndexOf(':');
    return new PartKey(key.substring(0, colon), Integer.parseInt(key.substring(colon + 1)));
  }

  /** Where what was counted of a curated file goes. */
  static PartKey ofAccount(long file) {
    return new PartKey("", (int) Long.remainderUnsigned(file, ACCOUNTS));
  }

  @Override
  public String toString() {
    return folder + ":" + part;
  }
}
