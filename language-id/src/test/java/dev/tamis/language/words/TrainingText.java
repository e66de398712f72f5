package dev.tamis.language.words;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** The training sentences of {@code tamis.data}, which are in a tape archive. */
public final class TrainingText {
  private TrainingText() {}

  /** Where they are, if they are there. */
  public static Path archive() {
    return Path.of(System.getProperty("tamis.data", "../shared/data"), "language/train.tar.gz");
  }

  /** Sentences by tag. */
  public static SortedMap<String, List<String>> sentences() throws IOException {
    SortedMap<String, List<String>> all = new TreeMap<>();
    try (DataInputStream in =
        new DataInputStream(new GZIPInputStream(Files.newInputStream(archive()), 1 << 16))) {
      byte[] header = new byte[512];
      while (true) {
        in.readFully(header);
        String path = new String(header, 0, 100, StandardCharsets.US_ASCII).replace("\0", "");
        if (path.isEmpty()) {
          return all;
        }
        String octal = new String(header, 124, 12, StandardCharsets.US_ASCII);
        byte[] content = new byte[Integer.parseInt(octal.replaceAll("[^0-7]", ""), 8)];
        in.readFully(content);
        in.readFully(new byte[(512 - content.length % 512) % 512]);
        if (path.endsWith(".txt")) {
          String name = path.substring(path.lastIndexOf('/') + 1, path.length() - 4);
          all.put(name, new String(content, StandardCharsets.UTF_8).lines().toList());
        }
      }
    }
  }

  /** Documents of so many sentences, a line each. */
  static List<String> documents(String tag, int size) throws IOException {
    List<String> sentences = sentences().get(tag);
    List<String> documents = new ArrayList<>();
    for (int i = 0; i + size <= sentences.size(); i += size) {
      documents.add(String.join("\n", sentences.subList(i, i + size)));
    }
    return documents;
  }
}
