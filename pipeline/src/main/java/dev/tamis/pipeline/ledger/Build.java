package dev.tamis.pipeline.ledger;

import dev.tamis.classify.rules.RuleSet;
import dev.tamis.language.Identification;
import dev.tamis.pii.PiiScanner;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipFile;

/** Which build this is. */
public final class Build {
  private static final String OWN = "dev/tamis/";

  private Build() {}

  /** The version of the jar; {@code development} where the classes come from no jar. */
  public static String version() {
    String version = Build.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /**
   * A digest of the project's own classes and data files, which tells two builds of one version
   * apart. It is the same however they are packed.
   */
  public static Hash128 digest() {
    return Digest.OF_THIS_BUILD;
  }

  private static final class Digest {
    static final Hash128 OF_THIS_BUILD = compute();

    private static Hash128 compute() {
      Map<String, Long> checksums = new TreeMap<>();
      try {
        for (Class<?> module :
            List.of(Build.class, Identification.class, PiiScanner.class, RuleSet.class)) {
          CodeSource source = module.getProtectionDomain().getCodeSource();
          if (source != null) {
            add(Path.of(source.getLocation().toURI()), checksums);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the program's own classes cannot be read", e);
      } catch (URISyntaxException e) {
        throw new IllegalStateException("the program's own classes lie in no file", e);
      }
      return Hash128.of(version(), checksums.toString());
    }

    private static void add(Path classes, Map<String, Long> checksums) throws IOException {
      if (Files.isRegularFile(classes)) {
        try (ZipFile jar = new ZipFile(classes.toFile())) {
          jar.stream()
              .filter(entry -> entry.getName().startsWith(OWN) && !entry.isDirectory())
              .forEach(entry -> checksums.put(entry.getName(), entry.getCrc()));
        }
        return;
      }
      List<Path> files;
      try (Stream<Path> walk = Files.walk(classes.resolve(OWN))) {
        files = walk.filter(Files::isRegularFile).toList();
      }
      for (Path file : files) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        checksums.put(name, crc(file));
      }
    }

    private static long crc(Path file) throws IOException {
      try (CheckedInputStream in =
          new CheckedInputStream(Files.newInputStream(file), new CRC32())) {
        in.transferTo(OutputStream.nullOutputStream());
        return in.getChecksum().getValue();
      }
    }
  }
}
