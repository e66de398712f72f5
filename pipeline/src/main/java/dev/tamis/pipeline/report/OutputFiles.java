package dev.tamis.pipeline.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tamis.pipeline.assemble.WrittenPart;
import dev.tamis.pipeline.ledger.Hash128;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** Brings files to their final names below the output folder; doing it twice changes nothing. */
final class OutputFiles {
  private static final ObjectWriter JSON =
      new ObjectMapper()
          .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private final String output;

  OutputFiles(String output) {
    this.output = output;
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
    List<ResourceId> from = new ArrayList<>();
    List<ResourceId> to = new ArrayList<>();
    folders.forEach(
        (folder, inFolder) -> {
          inFolder.sort(Comparator.comparingInt(WrittenPart::part));
          for (int i = 0; i < inFolder.size(); i++) {
            WrittenPart part = inFolder.get(i);
            String name =
                String.format(
                    Locale.ROOT, "%s/part-%05d-of-%05d.jsonl.zst", folder, i, inFolder.size());
            from.add(FileSystems.matchNewResource(part.file(), false));
            to.add(FileSystems.matchNewResource(output + name, false));
            published.add(new Published(name, part.records(), part.bytes(), part.sha256()));
          }
        });
    FileSystems.rename(from, to, StandardMoveOptions.IGNORE_MISSING_FILES);
    for (int i = 0; i < published.size(); i++) {
      long found = FileSystems.matchSingleFileSpec(to.get(i).toString()).sizeBytes();
      if (found != published.get(i).bytes()) {
        throw new IOException(
            published.get(i).path() + " has " + found + " bytes, not " + published.get(i).bytes());
      }
    }
    return published;
  }

  /** Writes a JSON file under a name of this attempt, then renames it. */
  Published write(String path, JsonNode json) throws IOException {
    return write(
        path,
        (JSON.writeValueAsString(json) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Writes a file under a name of this attempt, then renames it. */
  Published write(String path, byte[] bytes) throws IOException {
    ResourceId temporary =
        FileSystems.matchNewResource(output + ".work/" + UUID.randomUUID() + ".report", false);
    try (OutputStream out =
        Channels.newOutputStream(FileSystems.create(temporary, "application/octet-stream"))) {
      out.write(bytes);
    }
    FileSystems.rename(
        List.of(temporary), List.of(FileSystems.matchNewResource(output + path, false)));
    return new Published(
        path, -1, bytes.length, HexFormat.of().formatHex(Hash128.sha256().digest(bytes)));
  }
}
