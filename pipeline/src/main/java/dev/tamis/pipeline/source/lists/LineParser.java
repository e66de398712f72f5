package dev.tamis.pipeline.source.lists;

/** Reads one line of a list. Stateless. */
interface LineParser {
  /** Tells the sink of every entry of a line, or why there is none. Comments tell nothing. */
  void parse(String line, Sink sink);

  /** Takes what lines say. */
  interface Sink {
    void entry(Entry entry);

    void unused(Unused reason);
  }
}
