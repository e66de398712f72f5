package dev.tamis.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.files.Storage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;

/**
 * Changes some files of a corpus. The new ones are written beside it, in {@code .work/erase}; a
 * plan says that they are whole. Before the plan is there, an interrupted change is undone by the
 * next one; after that it is finished. The old manifest leaves before the first file is exchanged,
 * and the new one comes last: what a manifest says is true at every moment.
 */
public final class ErasureChange {
  private static final String PLAN = "PLAN.json";

  private final String output;
  private final String beside;
  private final List<String> written = new ArrayList<>();

  /** Of an output folder, with a slash at its end. */
  public ErasureChange(String output) {
    this.output = output;
    this.beside = output + ".work/erase/";
  }

  /** Whether a change waits that is whole. */
  public boolean isPending() throws IOException {
    return Storage.exists(beside + PLAN);
  }

  /** Deletes what a change that did not become whole has left. */
  void undo() throws IOException {
    Storage.deleteFolder(beside);
  }

  /** Opens a file beside the corpus. */
  OutputStream create(String path) throws IOException {
    written.add(path);
    return Channels.newOutputStream(
        FileSystems.create(Storage.file(beside + path), "application/octet-stream"));
  }

  /** Where a file lies that was written. */
  String besidePath(String path) {
    return beside + path;
  }

  /** Says that all new files are there, the manifest among them. */
  void commit() throws IOException {
    ObjectNode plan = new ObjectMapper().createObjectNode();
    written.forEach(plan.putArray("files")::add);
    String draft = beside + PLAN + ".new";
    try (OutputStream out =
        Channels.newOutputStream(FileSystems.create(Storage.file(draft), "application/json"))) {
      out.write(OutputFiles.JSON.writeValueAsBytes(plan));
    }
    Storage.move(draft, beside + PLAN);
  }

  /** Exchanges the files; each step can be taken again. */
  public void finish() throws IOException {
    JsonNode plan = new ObjectMapper().readTree(Storage.read(PLAN, beside + PLAN));
    boolean begun = Storage.exists(beside + "begun/" + Manifest.NAME);
    if (!begun) {
      Storage.move(output + Manifest.NAME, beside + "begun/" + Manifest.NAME);
    }
    for (JsonNode file : plan.path("files")) {
      String path = file.asText();
      if (!path.equals(Manifest.NAME) && Storage.exists(beside + path)) {
        Storage.move(beside + path, output + path);
      }
    }
    if (Storage.exists(beside + Manifest.NAME)) {
      Storage.move(beside + Manifest.NAME, output + Manifest.NAME);
    }
    Storage.deleteFolder(beside);
  }
}
