package dev.tamis.pipeline;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.FileSystemRegistrar;
import org.apache.beam.sdk.io.fs.CreateOptions;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Local files under {@code flaky:}, as an object store has them: a rename is a copy and a deletion,
 * some operations fail the first time, and a listing may show nothing that is new.
 */
public final class FlakyFileSystem extends FileSystem<FlakyFileSystem.Id> {
  private static final Map<String, Boolean> FAILURES = new ConcurrentHashMap<>();

  private static final Map<Path, LongAdder> READ = new ConcurrentHashMap<>();

  /** Files that listings do not show yet; null where they show all. */
  private static volatile Set<Path> unlisted;

  /** The first operation whose text (such as {@code create /a/b.zst}) matches fails. */
  static void failOnce(String pattern) {
    FAILURES.put(pattern, true);
  }

  /** Whether every failure that was asked for has happened. */
  static boolean allFailed() {
    return FAILURES.values().stream().noneMatch(waiting -> waiting);
  }

  /** From now on a pattern matches no file that is written. */
  static void listLate() {
    unlisted = ConcurrentHashMap.newKeySet();
  }

  static void reset() {
    FAILURES.clear();
    READ.clear();
    unlisted = null;
  }

  private static void written(Path file) {
    Set<Path> late = unlisted;
    if (late != null) {
      late.add(file);
    }
  }

  private static boolean isListed(Path file) {
    Set<Path> late = unlisted;
    return late == null || !late.contains(file);
  }

  private static void perhapsFail(String operation) throws IOException {
    for (String pattern : List.copyOf(FAILURES.keySet())) {
      if (operation.matches(pattern) && FAILURES.replace(pattern, true, false)) {
        throw new IOException("planned failure: " + pattern);
      }
    }
  }

  @Override
  protected List<MatchResult> match(List<String> specs) throws IOException {
    List<MatchResult> results = new ArrayList<>();
    for (String spec : specs) {
      String path = new Id(spec, false).path().toString();
      perhapsFail("match " + path);
      List<MatchResult.Metadata> found = new ArrayList<>();
      if (Files.isRegularFile(Path.of(path))) {
        found.add(metadata(Path.of(path)));
      } else if (path.contains("*")) {
        Path root = Path.of(path.substring(0, path.lastIndexOf('/', path.indexOf('*'))));
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + path);
        if (Files.exists(root)) {
          try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).filter(matcher::matches).toList()) {
              if (isListed(file)) {
                found.add(metadata(file));
              }
            }
          }
        }
      }
      results.add(
          found.isEmpty()
              ? MatchResult.create(MatchResult.Status.NOT_FOUND, new FileNotFoundException(spec))
              : MatchResult.create(MatchResult.Status.OK, found));
    }
    return results;
  }

  private static MatchResult.Metadata metadata(Path file) throws IOException {
    return MatchResult.Metadata.builder()
        .setResourceId(new Id("flaky:" + file, false))
        .setSizeBytes(Files.size(file))
        .setIsReadSeekEfficient(false)
        .build();
  }

  @Override
  protected WritableByteChannel create(Id id, CreateOptions options) throws IOException {
    perhapsFail("create " + id.path());
    Files.createDirectories(id.path().getParent());
    written(id.path());
    return FileChannel.open(
        id.path(),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }

  @Override
  protected ReadableByteChannel open(Id id) throws IOException {
    perhapsFail("open " + id.path());
    FileChannel file = FileChannel.open(id.path(), StandardOpenOption.READ);
    LongAdder read = READ.computeIfAbsent(id.path(), path -> new LongAdder());
    return new ReadableByteChannel() {
      @Override
      public int read(ByteBuffer into) throws IOException {
        int count = file.read(into);
        read.add(Math.max(0, count));
        return count;
      }

      @Override
      public boolean isOpen() {
        return file.isOpen();
      }

      @Override
      public void close() throws IOException {
        file.close();
      }
    };
  }

  /** Bytes of a file that were read, as often as they were. */
  static long bytesRead(Path file) {
    LongAdder read = READ.get(file);
    return read == null ? 0 : read.sum();
  }

  @Override
  protected void copy(List<Id> from, List<Id> to) throws IOException {
    for (int i = 0; i < from.size(); i++) {
      Files.createDirectories(to.get(i).path().getParent());
      Files.copy(from.get(i).path(), to.get(i).path(), StandardCopyOption.REPLACE_EXISTING);
      written(to.get(i).path());
    }
  }

  @Override
  protected void rename(List<Id> from, List<Id> to, MoveOptions... options) throws IOException {
    for (int i = 0; i < from.size(); i++) {
      perhapsFail("rename " + to.get(i).path());
      copy(List.of(from.get(i)), List.of(to.get(i)));
      perhapsFail("copied " + to.get(i).path());
      Files.delete(from.get(i).path());
    }
  }

  @Override
  protected void delete(Collection<Id> ids) throws IOException {
    for (Id id : ids) {
      perhapsFail("delete " + id.path());
      Files.deleteIfExists(id.path());
    }
  }

  @Override
  protected Id matchNewResource(String spec, boolean isDirectory) {
    return new Id(spec, isDirectory);
  }

  @Override
  protected String getScheme() {
    return "flaky";
  }

  /** A path. */
  public static final class Id implements ResourceId {
    private static final long serialVersionUID = 1L;
    private final String spec;
    private final boolean directory;

    Id(String spec, boolean directory) {
      this.spec = directory && !spec.endsWith("/") ? spec + "/" : spec;
      this.directory = directory;
    }

    Path path() {
      return Path.of(spec.substring("flaky:".length()).replaceFirst("^//", ""));
    }

    @Override
    public ResourceId resolve(String other, ResolveOptions options) {
      return new Id(
          spec + other, options == ResolveOptions.StandardResolveOptions.RESOLVE_DIRECTORY);
    }

    @Override
    public ResourceId getCurrentDirectory() {
      return directory ? this : new Id(spec.substring(0, spec.lastIndexOf('/') + 1), true);
    }

    @Override
    public String getScheme() {
      return "flaky";
    }

    @Override
    public String getFilename() {
      return path().getFileName().toString();
    }

    @Override
    public boolean isDirectory() {
      return directory;
    }

    @Override
    public String toString() {
      return spec;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Id id && spec.equals(id.spec);
    }

    @Override
    public int hashCode() {
      return Objects.hash(spec);
    }
  }

  /** Tells Beam of it. */
  public static final class Registrar implements FileSystemRegistrar {
    @Override
    public Iterable<FileSystem<?>> fromOptions(PipelineOptions options) {
      return List.of(new FlakyFileSystem());
    }
  }
}
