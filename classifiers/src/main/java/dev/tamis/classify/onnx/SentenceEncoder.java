package dev.tamis.classify.onnx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A sentence encoder that the user brings: a folder with {@code model.onnx} and {@code
 * tokenizer.json}, as MiniLM, e5, bge, arctic-embed and XLM-R are exported. It gives a text one
 * vector, from its first tokens. Thread-safe; nothing is fetched from a network.
 */
public final class SentenceEncoder {
  private static final String MODEL = "model.onnx";
  private static final String TOKENIZER = "tokenizer.json";

  private final byte[] model;
  private final byte[] tokenizer;
  private final String hidden;
  private final Pooling pooling;
  private final TextEncoder encoder;
  private final BatchRunner runner;
  private final String sha256;
  private final Set<String> outputs;

  private SentenceEncoder(byte[] model, byte[] tokenizer, Pooling pooling, int maxTokens)
      throws IOException {
    this.model = model;
    this.tokenizer = tokenizer;
    this.pooling = pooling;
    SharedSession plain = SharedSession.of(model);
    this.sha256 = plain.sha256();
    this.hidden = plain.tokenOutput();
    this.outputs = plain.outputs();
    if (pooling == Pooling.MEAN && !plain.inputs().contains("attention_mask")) {
      throw new IllegalArgumentException(
          MODEL
              + ": pooling by the mean needs an input attention_mask (got: "
              + plain.inputs()
              + ")");
    }
    this.encoder = new TextEncoder(tokenizer, spec(maxTokens));
    this.runner =
        new BatchRunner(
            SharedSession.of(EncoderHead.pooled(model, hidden, pooling)),
            EncoderHead.POOLED,
            encoder.padId());
  }

  /**
   * Loads an encoder and tries it.
   *
   * @param maxTokens a text's first so many tokens count, special ones included; 4 to 65,536
   * @throws IOException if a file is missing or cannot be read
   * @throws IllegalArgumentException if the files are no encoder, or do not fit together
   */
  public static SentenceEncoder load(Path folder, Pooling pooling, int maxTokens)
      throws IOException {
    OnnxRuntime.requireWithTokenizers("a sentence encoder");
    for (String file : List.of(MODEL, TOKENIZER)) {
      if (!Files.isRegularFile(folder.resolve(file))) {
        throw new IOException(folder + ": no file " + file + " in the folder");
      }
    }
    if (OnnxFile.scan(folder.resolve(MODEL)).isExternal()) {
      throw new IllegalArgumentException(
          MODEL + ": its weights must be in the same file, and some are in others");
    }
    SentenceEncoder encoder =
        new SentenceEncoder(
            Files.readAllBytes(folder.resolve(MODEL)),
            Files.readAllBytes(folder.resolve(TOKENIZER)),
            pooling,
            maxTokens);
    encoder.encode("A trial.");
    return encoder;
  }

  private static ClassifierSpec spec(int maxTokens) {
    String json =
        "{\"name\": \"encoder\", \"head\": \"regression\", \"maxTokens\": " + maxTokens + "}";
    return ClassifierSpec.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The vector of a text. */
  public float[] encode(String text) {
    return runner.run(List.of(encoder.encode(text).get(0)))[0];
  }

  /**
   * The encoder with a head, as an ONNX file, which is an encoder as well and may get further ones.
   *
   * @param name of the head, whose output is {@link EncoderHead#output}
   * @throws IllegalArgumentException if the encoder has a head of that name
   */
  public byte[] withHead(String name, EncoderHead.Head head) {
    if (outputs.contains(EncoderHead.output(name))) {
      throw new IllegalArgumentException(
          MODEL + ": there is a head \"" + name + "\" already; give another name");
    }
    return EncoderHead.headed(model, hidden, pooling, name, head);
  }

  /** The bytes of {@code tokenizer.json}. */
  public byte[] tokenizer() {
    return tokenizer.clone();
  }

  /** How its tokens become one vector. */
  public Pooling pooling() {
    return pooling;
  }

  /** SHA-256 of {@code model.onnx}, hexadecimal. */
  public String sha256() {
    return sha256;
  }
}
