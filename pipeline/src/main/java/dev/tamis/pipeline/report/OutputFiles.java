package dev.tamis.pipeline.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tamis.pipeline.assemble.Assemble;
import dev.tamis.pipeline.assemble.WrittenPart;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.ledger.Hash128;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;

/**
 * Brings files to their final names in the folder where a whole corpus waits for its place; doing
 * it twice changes nothing.
 */
final class OutputFiles {
  static final ObjectWriter JSON =
      new ObjectMapper()
          .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private final String output;
  private final String staged;

  OutputFiles(String output) {
    this.output = output;
    this.staged = ChangeOver.stagedIn(output);
  }

  /**
   * A file in its place.
   *
   * @param path below the output folder
   * @param records number of lines, or -1 for a file that is not made of records
   * @param bytes its size
   * @param sha256 its digest
   */
  record Published(String path, long records, long bytes, String sha256) {}

  /**
   * Renames parts to {@code folder/part-00000-of-00004.jsonl.zst}, numbered without gaps, in their
   * order.
   */
  List<Published> publish(List<WrittenPart> parts) throws IOException {
    Map<String, List<WrittenPart>> folders = new TreeMap<>();
    for (WrittenPart part : parts) {
      folders.computeIfAbsent(part.folder(), folder -> new ArrayList<>()).add(part);
    }
    List<Published> published = new ArrayList<>();
    for (Map.Entry<String, List<WrittenPart>> folder : folders.entrySet()) {
      List<WrittenPart> inFolder = folder.getValue();
      inFolder.sort(Comparator.comparingInt(WrittenPart::part));
      for (int i = 0; i < inFolder.size(); i++) {
        published.add(stage(inFolder.get(i), folder.getKey(), i, inFolder.size()));
      }
    }
    return published;
  }

  private Published stage(WrittenPart part, String folder, int number, int of) throws IOException {
    String name = name(folder, number, of, part.file());
    if (Storage.size(part.file()) >= 0) {
      Storage.move(part.file(), staged + name);
    }
    long found = Storage.size(staged + name);
    if (found < 0) {
      // The change was gone through before, and this is a retry.
      found = Storage.size(output + name);
    }
    if (found != part.bytes()) {
      throw new IOException(name + " has " + found + " bytes, not " + part.bytes());
    }
    return new Published(name, part.records(), part.bytes(), part.sha256());
  }

  /**
   * The final name of a part: {@code FOLDER/part-00000-of-00004.jsonl.zst}; where a folder of data
   * has splits, the split's name stands for "part", as Hugging Face's loaders expect it.
   */
  private static String name(String folder, int number, int of, String file) {
    String end = file.endsWith(WrittenPart.PARQUET) ? WrittenPart.PARQUET : WrittenPart.LINES;
    String[] segments = folder.split("/", -1);
    boolean split = folder.startsWith(Assemble.DATA) && segments.length == 3;
    return String.format(
        Locale.ROOT,
        "%s/%s-%05d-of-%05d%s",
        split ? segments[0] + "/" + segments[1] : folder,
        split ? segments[2] : "part",
        number,
        of,
        end);
  }

  /** Writes a JSON file under a name of this attempt, then renames it. */
  Published write(String path, JsonNode json) throws IOException {
    return write(path, (JSON.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file under a name of this attempt, then renames it. */
  Published write(String path, byte[] bytes) throws IOException {
    String temporary = output + ".work/" + UUID.randomUUID();
    try (OutputStream out =
        Channels.newOutputStream(
            FileSystems.create(Storage.file(temporary), "application/octet-stream"))) {
      out.write(bytes);
    }
    Storage.move(temporary, staged + path);
    return new Published(
        path, -1, bytes.length, HexFormat.of().formatHex(Hash128.sha256().digest(bytes)));
  }
}
