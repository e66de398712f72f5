package dev.tamis.language.train;

import dev.tamis.language.LanguageTag;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The sentences that training leaves out, from {@code tamis.data}. */
final class HeldOut {
  private static final int BLOCK = 512;

  private HeldOut() {}

  /** Unpacks the data to an empty folder and reads the held-out lines of prose. */
  static Map<LanguageTag, List<String>> read(Path data, Path folder) throws IOException {
    return all(data, folder).get(Sentences.PROSE);
  }

  /** Unpacks the data to an empty folder and reads the held-out lines by kind. */
  static Map<String, Map<LanguageTag, List<String>>> all(Path data, Path folder)
      throws IOException {
    unpack(data, folder);
    return Sentences.read(folder).heldOut();
  }

  /** Unpacks {@code train.tar.gz} and {@code extra.tar.gz} to an empty folder. */
  static void unpack(Path data, Path folder) throws IOException {
    unpackOne(data.resolve("train.tar.gz"), folder);
    unpackOne(data.resolve("extra.tar.gz"), folder);
    Files.copy(data.resolve("blocklist.tsv"), folder.resolve("blocklist.tsv"));
  }

  private static void unpackOne(Path archive, Path folder) throws IOException {
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)), 1 << 16)) {
      for (byte[] header = in.readNBytes(BLOCK);
          header.length == BLOCK && header[0] != 0;
          header = in.readNBytes(BLOCK)) {
        String path = new String(header, 0, 100, StandardCharsets.US_ASCII).replace("\0", "");
        String size = new String(header, 124, 11, StandardCharsets.US_ASCII).strip();
        int length = Integer.parseInt(size, 8);
        byte[] bytes = in.readNBytes(length);
        in.skipNBytes((BLOCK - length % BLOCK) % BLOCK);
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.endsWith(".txt")) {
          Files.write(folder.resolve(name), bytes);
        }
      }
    }
  }
}
