package dev.tamis.pipeline.teacher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;

/**
 * The answers so far: JSON lines with {@code id} and {@code answer}, one document a line, each
 * written before the next is asked about. A run that was killed goes on behind the last whole line.
 * Not thread-safe.
 */
final class AnswerFile implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final Set<String> answered = new TreeSet<>();
  private final Path file;
  private int whole;
  private OutputStream out;

  /**
   * Reads a file, which need not exist.
   *
   * @throws IllegalArgumentException if a line is none of such a file, which is then left as it is
   */
  AnswerFile(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      byte[] bytes = Files.readAllBytes(file);
      whole = bytes.length;
      while (whole > 0 && bytes[whole - 1] != '\n') {
        whole--;
      }
      if (whole == 0 && bytes.length > 0 && bytes[0] != '{') {
        throw notOurs(1);
      }
      read(new String(bytes, 0, whole, StandardCharsets.UTF_8));
    }
  }

  private void read(String lines) {
    int number = 0;
    for (String line : lines.split("\n", -1)) {
      number++;
      if (!line.isBlank()) {
        try {
          JsonNode answer = json.readTree(line);
          if (!answer.hasNonNull("id") || !answer.has("answer")) {
            throw notOurs(number);
          }
          answered.add(answer.get("id").asText());
        } catch (JsonProcessingException e) {
          // The parser's message would quote the answer.
          throw notOurs(number);
        }
      }
    }
  }

  private IllegalArgumentException notOurs(int line) {
    return new IllegalArgumentException(
        file + ": line " + line + " is no answer with \"id\" and \"answer\"; give another file");
  }

  boolean has(String id) {
    return answered.contains(id);
  }

  /** Adds an answer; only now is the file made, and half a line at its end cut off. */
  void add(ObjectNode answer) throws IOException {
    if (out == null) {
      out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(whole);
      }
    }
    out.write((json.writeValueAsString(answer) + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    answered.add(answer.get("id").asText());
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
