package dev.tamis.pipeline.assemble;

/**
 * Names a part within the flow.
 *
 * @param folder folder below the output folder
 * @param part its number there, from 0
 */
record PartKey(String folder, int part) {

  static PartKey parse(String key) {
    int colon = key.lastIndexOf(':');
    return new PartKey(key.substring(0, colon), Integer.parseInt(key.substring(colon + 1)));
  }

  @Override
  public String toString() {
    return folder + ":" + part;
  }
}
