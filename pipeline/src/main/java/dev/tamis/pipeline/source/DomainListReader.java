package dev.tamis.pipeline.source;

import dev.tamis.pipeline.files.Found;
import dev.tamis.pipeline.files.Glob;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.files.UserPath;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Reads domain lists in the three forms that are published: plain (a domain a line), hosts files
 * ({@code 0.0.0.0 bad.example}), and UT1 folders (a folder a category, with a file {@code
 * domains}). {@code #} begins a comment; a file may be gzipped.
 */
final class DomainListReader {
  private DomainListReader() {}

  /**
   * Reads a file, or every {@code domains} file of a UT1 folder.
   *
   * @throws IllegalArgumentException if nothing is there or nothing in it is a domain, with the
   *     path
   */
  static DomainSet read(String path) {
    DomainSet.Builder domains = new DomainSet.Builder();
    try {
      for (ResourceId file : filesOf(path)) {
        readFile(file, domains);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "domain list " + path + " cannot be read: " + e.getMessage(), e);
    }
    DomainSet set = domains.build();
    if (set.size() == 0) {
      throw new IllegalArgumentException("domain list " + path + " holds no domain");
    }
    return set;
  }

  private static List<ResourceId> filesOf(String path) throws IOException {
    return UserPath.isLocal(path) ? localFiles(path) : remoteFiles(path);
  }

  private static List<ResourceId> localFiles(String path) throws IOException {
    Found found =
        Storage.find(path).orElseThrow(() -> new FileNotFoundException(Storage.missing(path)));
    if (!found.isFolder()) {
      return List.of(Storage.file(found.path()));
    }
    Optional<Found> own = Storage.find(found.path() + "/domains");
    List<Found> files =
        own.isPresent()
            ? List.of(own.get())
            : Glob.in(Path.of(found.path()), "*/domains").expand().files();
    if (files.isEmpty()) {
      throw new FileNotFoundException("the folder has no file \"domains\", and no folder with one");
    }
    return files.stream().map(file -> Storage.file(file.path())).toList();
  }

  private static List<ResourceId> remoteFiles(String path) throws IOException {
    UserPath.resolve(path);
    String folder = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    List<ResourceId> files = new ArrayList<>();
    for (String spec : List.of(path, folder + "/domains", folder + "/*/domains")) {
      MatchResult match = FileSystems.match(spec, EmptyMatchTreatment.ALLOW);
      for (MatchResult.Metadata file : match.metadata()) {
        if (!file.resourceId().isDirectory()) {
          files.add(file.resourceId());
        }
      }
      if (!files.isEmpty()) {
        return files;
      }
    }
    throw new IllegalArgumentException(
        "domain list " + path + " is no file, and no folder with \"domains\" files in it");
  }

  private static void readFile(ResourceId file, DomainSet.Builder domains) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String host = hostOf(line);
        if (!host.isEmpty()) {
          domains.add(host);
        }
      }
    }
  }

  private static InputStream open(ResourceId file) throws IOException {
    BufferedInputStream in =
        new BufferedInputStream(Channels.newInputStream(FileSystems.open(file)));
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip ? new GZIPInputStream(in, 1 << 16) : in;
  }

  /**
   * The host that a line names; empty for a comment, a blank line, and the machine's own names in
   * hosts files.
   */
  static String hostOf(String line) {
    int comment = line.indexOf('#');
    String entry = (comment < 0 ? line : line.substring(0, comment)).strip();
    int blank = entry.indexOf(' ') < 0 ? entry.indexOf('\t') : entry.indexOf(' ');
    if (blank > 0) {
      String address = entry.substring(0, blank);
      if (address.indexOf('.') < 0 && address.indexOf(':') < 0) {
        return "";
      }
      entry = entry.substring(blank + 1).strip();
    }
    String host = Urls.canonicalHost(entry.startsWith("www.") ? entry.substring(4) : entry);
    return host.indexOf('.') < 0 || host.equals("0.0.0.0") || host.equals("localhost.localdomain")
        ? ""
        : host;
  }
}
