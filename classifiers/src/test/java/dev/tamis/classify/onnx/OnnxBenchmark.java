package dev.tamis.classify.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole classifier, from text to score, beside the bare session of ONNX Runtime on the same
 * tokens: transformers of 11 and of 109 million random weights, 256 and 512 tokens a text.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 5)
@Measurement(iterations = 4, time = 10)
@Fork(1)
public class OnnxBenchmark {
  static final int TEXTS = 8;

  /** How large a model. */
  @Param({"small", "base"})
  public String size;

  private final List<Input> inputs = new ArrayList<>();
  private final List<long[]> tokens = new ArrayList<>();
  private Path folder;
  private OnnxClassifier classifier;
  private OrtSession bare;

  /** Writes and loads the model, and tokenises the texts for the bare session. */
  @Setup
  public void prepare() throws IOException, OrtException {
    folder = Files.createTempDirectory("tamis-benchmark-");
    BenchmarkModel model = BenchmarkModel.named(size);
    model.write(folder);
    load(folder, model.texts(TEXTS));
    System.out.println("tokens a text: " + tokens.stream().map(t -> t.length).toList());
  }

  /** Loads a model both ways. */
  void load(Path folder, List<String> texts) throws IOException, OrtException {
    classifier = OnnxClassifier.load(folder);
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    bare =
        OrtEnvironment.getEnvironment()
            .createSession(folder.resolve("model.onnx").toString(), options);
    TextEncoder encoder =
        new TextEncoder(
            Files.readAllBytes(folder.resolve("tokenizer.json")),
            ClassifierSpec.parse(Files.readAllBytes(folder.resolve("classifier.json"))));
    for (String text : texts) {
      inputs.add(new Input(text, LanguageTag.parse("eng_Latn")));
      Encoding encoding = encoder.encode(text).get(0);
      tokens.add(encoding.getIds());
    }
  }

  /** Removes the model. */
  @TearDown
  public void cleanUp() throws IOException, OrtException {
    bare.close();
    for (String name : List.of("model.onnx", "tokenizer.json", "classifier.json")) {
      Files.delete(folder.resolve(name));
    }
    Files.delete(folder);
  }

  /** From texts to scores. */
  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public Object classifier() {
    return classifier.score(inputs);
  }

  /** From tokens to numbers. */
  @Benchmark
  @OperationsPerInvocation(TEXTS)
  public float bareSession() throws OrtException {
    float sum = 0;
    for (long[] ids : tokens) {
      long[] mask = new long[ids.length];
      Arrays.fill(mask, 1);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OnnxTensor first = OnnxTensor.createTensor(environment, new long[][] {ids});
          OnnxTensor second = OnnxTensor.createTensor(environment, new long[][] {mask});
          OrtSession.Result result =
              bare.run(Map.of("input_ids", first, "attention_mask", second))) {
        sum += ((float[][]) result.get(0).getValue())[0][0];
      }
    }
    return sum;
  }
}
