package dev.tamis.pipeline.report;

import dev.tamis.pipeline.files.Storage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Puts a corpus that is whole in the place of the one before it. The new one waits in {@code
 * .work/new}, its manifest with it; files of the old one go to {@code .work/old}. Only files are
 * moved, none is deleted or written over, and each step is one that can be taken again: a change
 * that was stopped is gone through once more from its start.
 *
 * <p>The order: the old manifest leaves first and the new one comes last, so what a manifest in the
 * folder says is true at every moment.
 */
public final class ChangeOver {
  private final String output;
  private final String staged;
  private final String old;

  /** Of an output folder, with a slash at its end. */
  public ChangeOver(String output) {
    this.output = output;
    this.staged = stagedIn(output);
    this.old = output + ".work/old/";
  }

  /** Where the new corpus waits, with a slash at its end. */
  static String stagedIn(String output) {
    return output + ".work/new/";
  }

  /** Whether a new corpus waits that is whole. */
  public boolean isStaged() throws IOException {
    return Storage.exists(staged + Manifest.NAME);
  }

  /**
   * Goes through the change.
   *
   * @throws IOException if a file is in the way that the old corpus does not name; nothing has been
   *     moved then
   */
  public void run() throws IOException {
    Manifest next =
        Manifest.read(staged)
            .orElseThrow(() -> new IOException("no new corpus waits in " + staged));
    if (isSameAsThere()) {
      for (String path : next.paths()) {
        if (!Storage.exists(output + path) && Storage.exists(staged + path)) {
          Storage.move(staged + path, output + path);
        }
      }
      return;
    }
    Optional<Manifest> leaving = Manifest.read(old);
    Optional<Manifest> before = leaving.isPresent() ? leaving : Manifest.read(output);
    List<String> replaced = before.map(Manifest::paths).orElse(List.of());
    if (leaving.isEmpty()) {
      checkWay(next, replaced);
      if (before.isPresent()) {
        Storage.move(output + Manifest.NAME, old + Manifest.NAME);
      }
    }
    for (String path : replaced) {
      if (!Storage.exists(old + path) && Storage.exists(output + path)) {
        Storage.move(output + path, old + path);
      }
    }
    for (String path : next.paths()) {
      if (Storage.exists(staged + path)) {
        Storage.move(staged + path, output + path);
      }
    }
    Storage.move(staged + Manifest.NAME, output + Manifest.NAME);
    for (String folder : List.of("data", "excluded", "failed", "report")) {
      Storage.deleteEmptyFolders(output + folder);
    }
  }

  /** A step that is taken again finds its own manifest, and so does a run that changes nothing. */
  private boolean isSameAsThere() throws IOException {
    return Storage.exists(output + Manifest.NAME)
        && Arrays.equals(
            Storage.read("manifest", output + Manifest.NAME),
            Storage.read("manifest", staged + Manifest.NAME));
  }

  private void checkWay(Manifest next, List<String> replaced) throws IOException {
    for (String path : next.paths()) {
      boolean inTheWay =
          Storage.exists(staged + path)
              && Storage.exists(output + path)
              && !replaced.contains(path);
      if (inTheWay) {
        throw new IOException(
            "a file that is not of the corpus before is in the way: "
                + output
                + path
                + "; move it, then: tamis sweep "
                + output);
      }
    }
  }
}
