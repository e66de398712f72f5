package dev.tamis.pipeline.input;

/** Reads a file that cannot be read: it yields the reason. */
final class SingleDefect implements ShardReader {
  private Defect defect;

  SingleDefect(Split split, Defect.Cause cause, String message) {
    this.defect = new Defect(split.shard(), new Position(0, 0), cause, message);
  }

  @Override
  public ShardItem next() {
    Defect only = defect;
    defect = null;
    return only;
  }

  @Override
  public void close() {}
}
