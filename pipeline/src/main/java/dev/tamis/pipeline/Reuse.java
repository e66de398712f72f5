package dev.tamis.pipeline;

import dev.tamis.pipeline.corpus.KeptSplits;
import dev.tamis.pipeline.curate.Plan;
import dev.tamis.pipeline.curate.Sources;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.files.UserPath;
import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.recipe.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run does with curated splits, its own and those of others.
 *
 * @param resume whether splits that a run before has left whole are used and not curated again
 * @param keep folder where curated splits are kept beyond the run; null keeps them in the work
 *     folder until the corpus is whole
 * @param limit how much the folder may hold when the run has ended; null for no limit
 * @param add folder of curated splits whose shards are taken in beside the input; null for none
 */
public record Reuse(boolean resume, String keep, ByteSize limit, String add) {
  /** Goes on from what a run before has left, keeps and adds nothing. */
  public static final Reuse DEFAULT = new Reuse(true, null, null, null);

  /** Resolves the folders and checks what goes together. */
  public Reuse {
    keep = keep == null ? null : folder("keep-curated", keep);
    add = add == null ? null : folder("add", add);
    if (limit != null && keep == null) {
      throw new IllegalArgumentException(
          "keep-curated-size is the limit of a folder; name it with --keep-curated");
    }
  }

  private static String folder(String flag, String named) {
    String resolved = UserPath.resolve(named);
    if (UserPath.isLocal(resolved)
        && Files.exists(Path.of(resolved))
        && !Files.isDirectory(Path.of(resolved))) {
      throw new IllegalArgumentException(flag + ": " + named + " is a file, not a folder");
    }
    return resolved.endsWith("/") ? resolved : resolved + "/";
  }

  /**
   * Where a run takes its splits from and puts them.
   *
   * @throws IllegalArgumentException if a folder cannot be used, or has not what is asked of it
   */
  Sources sources(List<Shard> shards, OutputFolder output, Plan plan) {
    String kept = keep == null ? output.curated() : keep;
    if (keep != null && (keep.startsWith(output.path()) || output.path().startsWith(keep))) {
      throw new IllegalArgumentException(
          "keep-curated: " + keep + " and the output folder " + output.path() + " overlap");
    }
    List<String> reused = new ArrayList<>();
    if (resume) {
      reused.add(kept);
      if (keep != null) {
        reused.add(output.curated());
      }
    }
    Sources sources = Sources.of(shards, kept).reusing(reused);
    try {
      return add == null ? sources : sources.adding(add, plan);
    } catch (IOException e) {
      throw new IllegalArgumentException("add: " + add + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Makes the folder that is kept; like the work folder it is its owner's alone. */
  void begin() throws IOException {
    if (keep == null || !UserPath.isLocal(keep) || Files.isDirectory(Path.of(keep))) {
      return;
    }
    Storage.createPrivateFolder(Path.of(keep));
  }

  /** Keeps the folder within its limit, when a run has ended. */
  void end(Plan plan) throws IOException {
    if (keep != null) {
      new KeptSplits(keep, plan.digest()).shrinkTo(limit == null ? Long.MAX_VALUE : limit.bytes());
      Storage.deleteEmptyFoldersIn(keep);
    }
  }
}
