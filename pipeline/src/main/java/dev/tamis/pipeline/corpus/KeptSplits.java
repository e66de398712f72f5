package dev.tamis.pipeline.corpus;

import dev.tamis.pipeline.files.Listed;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.ledger.Hash128;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of curated splits: what an attempt of this run, a run that was stopped, or one before
 * has curated and is whole is found under its key and need not be curated again.
 *
 * <p>The files lie in {@code DOCUMENTS/KK/}: the digest of the document stages, and the first two
 * digits of the key, so that a folder is listed quickly.
 */
public final class KeptSplits {
  private static final String ENDING = ".curated.zst";
  private static final Pattern NAME =
      Pattern.compile("([0-9a-f]{32})\\.([0-9a-f-]{36})\\.([0-9]{1,5})\\.curated\\.zst");
  private static final Pattern BELOW =
      Pattern.compile("[0-9a-f]{32}/[0-9a-f]{2}/" + NAME.pattern());

  private final String folder;
  private final String stages;

  /**
   * Of a folder.
   *
   * @param folder with a slash at its end; it need not be there
   * @param stages digest of the document stages, with all that decides in them
   */
  public KeptSplits(String folder, Hash128 stages) {
    this.folder = folder;
    this.stages = folder + stages + "/";
  }

  /** The folder of the curated splits of these document stages, with a slash at its end. */
  public String ofTheseStages() {
    return stages;
  }

  /** Where the files of a split are written, with a slash at its end. */
  public String folderOf(Hash128 key) {
    return stages + key.toString().substring(0, 2) + "/";
  }

  /**
   * A curated split that is whole.
   *
   * @param key its key
   * @param volumes its files in their order
   * @param signed whether every signer could sign every document: others may be asked
   */
  public record Whole(Hash128 key, List<Volume> volumes, boolean signed) {
    /** Copies the list. */
    public Whole {
      volumes = List.copyOf(volumes);
    }

    /** Size of its files in bytes. */
    public long bytes() {
      return volumes.stream().mapToLong(Volume::sizeBytes).sum();
    }

    /** Reads what its first volume begins with. */
    public CuratedSplit.Header header() throws IOException {
      try (CuratedSplit.Reader reader =
          new CuratedSplit.Reader(Storage.file(volumes.get(0).path()))) {
        return reader.header();
      }
    }
  }

  /**
   * A file of it.
   *
   * @param path where it lies
   * @param sizeBytes its size
   * @param documents number of documents in it
   */
  public record Volume(String path, long sizeBytes, int documents) {}

  /** The split with the key of a header, if it is there and whole; see {@link #best}. */
  public Optional<Whole> find(CuratedSplit.Header wanted) throws IOException {
    List<Listed> found = new ArrayList<>();
    for (Listed file : Storage.list(folderOf(wanted.key()))) {
      if (name(file.path()).startsWith(wanted.key() + ".")) {
        found.add(file);
      }
    }
    return best(attempts(found), wanted);
  }

  /**
   * Of several attempts at a split one that was made for the same corpus stages, else one that can
   * be signed for others, else any; of equal ones the first by name.
   */
  public static Optional<Whole> best(List<Whole> attempts, CuratedSplit.Header wanted)
      throws IOException {
    Whole best = null;
    for (Whole attempt : attempts) {
      if (attempt.header().isForTheSameStages(wanted)) {
        return Optional.of(attempt);
      }
      if (best == null || (attempt.signed() && !best.signed())) {
        best = attempt;
      }
    }
    return Optional.ofNullable(best);
  }

  /** All splits that are whole, in the order of their keys, one attempt of each. */
  public List<Whole> all() throws IOException {
    Map<Hash128, Whole> first = new LinkedHashMap<>();
    attempts().forEach(attempt -> first.putIfAbsent(attempt.key(), attempt));
    return List.copyOf(first.values());
  }

  /** All attempts that are whole, in the order of their keys and names. */
  public List<Whole> attempts() throws IOException {
    return attempts(Storage.list(stages));
  }

  /**
   * All attempts that are whole, of whatever document stages, in the order of their keys and names.
   *
   * @param folder with a slash at its end
   */
  public static List<Whole> everywhere(String folder) throws IOException {
    return attempts(filesOfSplits(folder));
  }

  /**
   * Deletes what is left of attempts that are not whole.
   *
   * @param folder with a slash at its end; nothing but curated files is touched
   * @return number of files deleted
   */
  public static int deleteUnfinished(String folder) throws IOException {
    List<Listed> files = filesOfSplits(folder);
    Set<String> doomed = new TreeSet<>();
    files.forEach(file -> doomed.add(file.path()));
    for (Whole whole : attempts(files)) {
      whole.volumes().forEach(volume -> doomed.remove(volume.path()));
    }
    Storage.delete(List.copyOf(doomed));
    return doomed.size();
  }

  private static List<Listed> filesOfSplits(String folder) throws IOException {
    List<Listed> files = new ArrayList<>();
    for (Listed file : Storage.list(folder)) {
      if (BELOW.matcher(file.path().substring(folder.length())).matches()) {
        files.add(file);
      }
    }
    return files;
  }

  private static List<Whole> attempts(List<Listed> files) throws IOException {
    Map<String, Map<Integer, Listed>> attempts = new TreeMap<>();
    for (Listed file : files) {
      Matcher name = NAME.matcher(name(file.path()));
      if (name.matches()) {
        attempts
            .computeIfAbsent(name.group(1) + "." + name.group(2), attempt -> new TreeMap<>())
            .put(Integer.parseInt(name.group(3)), file);
      }
    }
    List<Whole> found = new ArrayList<>();
    for (Map.Entry<String, Map<Integer, Listed>> attempt : attempts.entrySet()) {
      String key = attempt.getKey().substring(0, attempt.getKey().indexOf('.'));
      whole(Hash128.parse(key), attempt.getValue()).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Whole> whole(Hash128 key, Map<Integer, Listed> files) throws IOException {
    List<Volume> volumes = new ArrayList<>();
    for (int volume = 0; volume < files.size(); volume++) {
      Listed file = files.get(volume);
      Optional<Trailer> end =
          file == null
              ? Optional.empty()
              : Trailer.read(Storage.file(file.path()), file.sizeBytes());
      boolean last = volume == files.size() - 1;
      if (end.isEmpty() || end.get().volume() != volume || end.get().last() != last) {
        return Optional.empty();
      }
      volumes.add(new Volume(file.path(), file.sizeBytes(), end.get().documents()));
      if (last) {
        return Optional.of(new Whole(key, volumes, end.get().signed()));
      }
    }
    return Optional.empty();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether a path is that of a curated file. */
  public static boolean isCurated(String path) {
    return path.endsWith(ENDING);
  }

  /**
   * Deletes curated files until the folder holds no more than so many bytes: first what is not
   * whole, then what other document stages made, then the oldest. Nothing else in the folder is
   * touched.
   *
   * @return number of files deleted
   */
  public int shrinkTo(long bytes) throws IOException {
    List<Listed> files = filesOfSplits(folder);
    List<String> doomed = new ArrayList<>();
    List<Listed> whole = new ArrayList<>();
    for (Listed file : files) {
      if (Trailer.read(Storage.file(file.path()), file.sizeBytes()).isPresent()) {
        whole.add(file);
      } else {
        doomed.add(file.path());
      }
    }
    whole.sort(
        Comparator.comparing((Listed file) -> file.path().startsWith(stages))
            .thenComparingLong(Listed::modified)
            .thenComparing(Listed::path));
    long left = whole.stream().mapToLong(Listed::sizeBytes).sum();
    for (Listed file : whole) {
      if (left > bytes) {
        doomed.add(file.path());
        left -= file.sizeBytes();
      }
    }
    Storage.delete(doomed);
    return doomed.size();
  }
}
