package dev.tamis.pipeline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.classify.ModelDigest;
import dev.tamis.classify.onnx.OnnxModel;
import dev.tamis.classify.train.QualityTrainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The heads of an encoder: each has a description {@code classifier-HEAD.json} beside the one model
 * that all of them are in.
 */
final class EncoderHeads {
  private static final String BEFORE = "classifier-";
  private static final String AFTER = ".json";

  private EncoderHeads() {}

  /**
   * Writes the description of a new head, and those of the heads that the encoder had, which are in
   * the new model as well.
   *
   * @return names of all heads
   */
  static List<String> write(Path encoder, Path to, String name, QualityTrainer.Trained head)
      throws IOException {
    Set<String> names = new TreeSet<>(Set.of(name));
    String sha256 = ModelDigest.sha256(head.model());
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(encoder, BEFORE + "*" + AFTER)) {
      for (Path file : files) {
        String own = file.getFileName().toString();
        JsonNode description = json.readTree(Files.readAllBytes(file));
        if (!(description instanceof ObjectNode object)) {
          throw new IllegalArgumentException(file + ": must be a map");
        }
        object.put("sha256", sha256);
        String text = json.writeValueAsString(object).replace(System.lineSeparator(), "\n");
        Files.writeString(to.resolve(own), text + "\n", StandardCharsets.UTF_8);
        names.add(own.substring(BEFORE.length(), own.length() - AFTER.length()));
      }
    }
    Files.writeString(
        to.resolve(OnnxModel.description(name)), head.description(), StandardCharsets.UTF_8);
    return List.copyOf(names);
  }
}
