package dev.tamis.pipeline;

import dev.tamis.pipeline.corpus.KeptSplits;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.files.UserPath;
import dev.tamis.pipeline.input.Shard;
import dev.tamis.pipeline.input.Shards;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.report.ChangeOver;
import dev.tamis.pipeline.report.ErasureChange;
import dev.tamis.pipeline.report.Manifest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.io.FileSystems;

/**
 * The folder that a run writes to, on any file system that Beam knows. What a run writes waits in
 * {@code .work} until it is whole, readable by its owner alone; a corpus that is there stays as it
 * is until then. Nothing that a manifest of Tamis does not name is ever touched.
 */
public final class OutputFolder {
  private static final String WORK = ".work/";
  private static final String CURATED = "curated/";
  private static final int SHOWN = 5;

  private final String path;
  private final List<String> notes = new ArrayList<>();
  private Path created;
  private KeptSplits splits;
  private int waiting;

  private OutputFolder(String path) {
    this.path = path;
  }

  /**
   * A folder as a user names it.
   *
   * @throws IllegalArgumentException if it cannot be one: it is blank, the root of a file system, a
   *     home folder, or a file
   */
  public static OutputFolder of(String output) {
    String resolved = UserPath.resolve(output);
    String folder = resolved.endsWith("/") ? resolved : resolved + "/";
    if (UserPath.isLocal(resolved)) {
      checkLocal(output, Path.of(resolved).normalize());
    } else if (folder.replaceFirst("^[^/]*//", "").chars().filter(c -> c == '/').count() < 2) {
      throw new IllegalArgumentException(
          "output " + output + " is a whole bucket or file system; name a folder in it");
    }
    return new OutputFolder(folder);
  }

  private static void checkLocal(String output, Path path) {
    if (path.getParent() == null) {
      throw new IllegalArgumentException(
          "output " + output + " is the root of the file system; is a shell variable unset?");
    }
    Path home = Path.of(System.getProperty("user.home", "/")).toAbsolutePath().normalize();
    if (home.startsWith(path) || isHome(path)) {
      throw new IllegalArgumentException(
          "output " + output + " is a home folder or above one; name a folder in it");
    }
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new IllegalArgumentException("output " + output + " is a file, not a folder");
    }
    if (Files.isSymbolicLink(path) && !Files.exists(path)) {
      throw new IllegalArgumentException("output " + output + " is a link that leads nowhere");
    }
  }

  private static boolean isHome(Path path) {
    return path.equals(Path.of("/home"))
        || path.equals(Path.of("/Users"))
        || Path.of("/home").equals(path.getParent())
        || Path.of("/Users").equals(path.getParent());
  }

  /**
   * Checks that a run may write here; touches nothing.
   *
   * @param overwrite whether a corpus that is there is to be replaced
   * @param input what is read
   * @throws IllegalArgumentException if it may not
   */
  void check(boolean overwrite, Shards.Looked input) {
    checkApart(input);
    try {
      if (new ChangeOver(path).isStaged()) {
        throw new IllegalArgumentException(
            "a run was stopped on its last step, and its new corpus waits whole in "
                + work()
                + "new; put it in place with: tamis sweep "
                + path);
      }
      List<String> found =
          Storage.filesIn(path).stream().filter(file -> !file.startsWith(WORK)).toList();
      Optional<Manifest> manifest = Manifest.read(path);
      if (!found.isEmpty() && !overwrite) {
        throw new IllegalArgumentException(
            "output folder "
                + path
                + " is not empty; give another"
                + (manifest.isPresent() ? ", or --overwrite to replace the corpus there" : ""));
      }
      if (!found.isEmpty() && manifest.isEmpty()) {
        throw new IllegalArgumentException(
            "output folder "
                + path
                + " holds no "
                + Manifest.NAME
                + " of Tamis, so nothing in it is replaced; give another folder. It holds "
                + list(found));
      }
      checkLinks();
      noteStrangers(found, manifest.orElse(new Manifest(List.of())));
      checkStopped();
    } catch (IOException e) {
      throw new IllegalArgumentException("output folder " + path + ": " + e.getMessage(), e);
    }
  }

  private void noteStrangers(List<String> found, Manifest manifest) {
    List<String> strangers =
        found.stream()
            .filter(file -> !file.equals(Manifest.NAME) && !manifest.paths().contains(file))
            .toList();
    if (!strangers.isEmpty()) {
      notes.add("not of the corpus, and stays in " + path + ": " + list(strangers));
    }
  }

  private void checkStopped() throws IOException {
    Optional<RunMark> mark = RunMark.read(work());
    if (mark.isPresent()) {
      mark.get().checkEnded(path);
    }
  }

  /**
   * Looks what a run that was stopped has left.
   *
   * @param stages digest of the document stages of this run
   * @param resume whether it goes on from there
   */
  void look(Hash128 stages, boolean resume) {
    try {
      int left = Storage.filesIn(work()).size();
      if (left == 0) {
        return;
      }
      int whole = resume ? new KeptSplits(curated(), stages).all().size() : 0;
      notes.add(
          whole > 0
              ? "a run that was stopped left "
                  + whole
                  + " whole splits in "
                  + work()
                  + "; goes on from them (--no-resume starts anew)"
              : "a run that was stopped left " + left + " files in " + work() + "; swept");
    } catch (IOException e) {
      throw new IllegalArgumentException("output folder " + path + ": " + e.getMessage(), e);
    }
  }

  /** Through a link out of the folder, files of somebody else would be moved and written. */
  private void checkLinks() throws IOException {
    if (!UserPath.isLocal(path)) {
      return;
    }
    for (String name : List.of(".work", "data", "excluded", "failed", "report")) {
      if (Files.isSymbolicLink(Path.of(path, name))) {
        throw new IllegalArgumentException(
            "output folder "
                + path
                + ": "
                + name
                + " is a link to "
                + Files.readSymbolicLink(Path.of(path, name))
                + "; Tamis does not write through it");
      }
    }
  }

  /** A corpus in its own input would be read by the next run; an input in it is not Tamis' own. */
  private void checkApart(Shards.Looked input) {
    String own = real(path);
    for (Shard shard : input.shards()) {
      if (real(shard.resource()).startsWith(own)) {
        throw new IllegalArgumentException(
            "the input " + shard.resource() + " lies in the output folder " + path);
      }
    }
    for (String folder : input.folders()) {
      if (own.startsWith(real(folder + "/"))) {
        throw new IllegalArgumentException(
            "the output folder " + path + " lies in the input folder " + folder);
      }
    }
  }

  /** The path without links, as far as it is there, with the slash at its end if it had one. */
  private static String real(String path) {
    if (!UserPath.isLocal(path)) {
      return path;
    }
    Path there = Path.of(path).toAbsolutePath().normalize();
    Path rest = Path.of("");
    while (there.getParent() != null && !Files.exists(there)) {
      rest = there.getFileName().resolve(rest);
      there = there.getParent();
    }
    try {
      String real = there.toRealPath().resolve(rest).normalize().toString();
      return path.endsWith("/") && !real.endsWith("/") ? real + "/" : real;
    } catch (IOException e) {
      return path;
    }
  }

  /** What a user should know of the folder, a sentence each. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** The folder, with a slash at its end. */
  public String path() {
    return path;
  }

  /** Folder of the files of attempts, with a slash at its end. */
  public String work() {
    return path + WORK;
  }

  /** Folder of the curated splits of a run, with a slash at its end. */
  String curated() {
    return work() + CURATED;
  }

  /**
   * Makes the folder ready; what a run that was stopped has left is swept.
   *
   * @param stages digest of the document stages, whose splits that are whole stay; null sweeps all
   * @throws IllegalArgumentException if it cannot be written to; nothing is left then
   */
  public void begin(Hash128 stages) {
    try {
      created = UserPath.isLocal(path) ? firstMissing(Path.of(path)) : null;
      splits = stages == null ? null : new KeptSplits(curated(), stages);
      if (sweepBut() == 0 && UserPath.isLocal(path)) {
        Storage.createPrivateFolder(Path.of(work()));
      }
      try (OutputStream out =
          Channels.newOutputStream(
              FileSystems.create(Storage.file(work() + RunMark.NAME), "text/plain"))) {
        out.write(RunMark.ofThisProcess().text().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      abandon();
      throw new IllegalArgumentException(
          "output folder " + path + " cannot be written to: " + e.getMessage(), e);
    }
  }

  private static Path firstMissing(Path path) {
    Path missing = null;
    for (Path at = path.normalize(); at != null && !Files.exists(at); at = at.getParent()) {
      missing = at;
    }
    return missing;
  }

  /** Ends a change to a new corpus that was stopped half-way; says whether there was one. */
  public boolean recover() throws IOException {
    ErasureChange erasure = new ErasureChange(path);
    if (erasure.isPending()) {
      erasure.finish();
      return true;
    }
    ChangeOver change = new ChangeOver(path);
    if (!change.isStaged()) {
      return false;
    }
    change.run();
    return true;
  }

  /** Deletes all but the curated splits that are whole and may be used; says how many stay. */
  private int sweepBut() throws IOException {
    Set<String> stay = new HashSet<>();
    int whole = 0;
    if (splits != null) {
      for (KeptSplits.Whole split : splits.all()) {
        split.volumes().forEach(volume -> stay.add(volume.path()));
        whole++;
      }
    }
    if (whole == 0) {
      Storage.deleteFolder(work());
    } else {
      List<String> leave = new ArrayList<>();
      Storage.list(work()).forEach(file -> leave.add(file.path()));
      leave.removeAll(stay);
      Storage.delete(leave);
    }
    return whole;
  }

  /** How many curated splits wait for the next run, after this one was abandoned. */
  public int waiting() {
    return waiting;
  }

  /** Deletes the files of attempts, after a job that has ended. */
  public void sweep() throws IOException {
    Storage.deleteFolder(work());
  }

  /**
   * Deletes what a run that did not end well has written, but neither a new corpus that waits whole
   * nor curated splits that are whole.
   *
   * @return false if a new corpus waits
   */
  public boolean abandon() {
    try {
      if (new ChangeOver(path).isStaged()) {
        return false;
      }
      waiting = sweepBut();
      if (created != null && waiting == 0) {
        Storage.deleteEmptyFolders(created.toString());
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String list(List<String> names) {
    int more = names.size() - SHOWN;
    return String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
