package dev.tamis.classify.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.classify.TextClassifier.Input;
import dev.tamis.classify.TextClassifier.Score;
import dev.tamis.classify.onnx.Networks.Shape;
import dev.tamis.language.LanguageTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not fit is an error when the model is loaded, and the message says what. */
class BadModelTest {
  private static final float[][] TABLE = {{0}, {0}, {0}, {0}, {8}, {-4}, {0}, {20}};
  private static final float[][] COUNTED_PADDING = {{3}, {0}, {0}, {0}, {0}, {0}, {5}, {0}};
  private static final float[][] TWO = new float[8][2];
  private static final String JSON = "{\"name\":\"m\",\"head\":\"regression\",\"maxTokens\":32}";

  @TempDir private Path folder;

  private void fails(String message, byte[] model, String json) throws IOException {
    Networks.folder(folder, model, json);
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> OnnxModel.load(folder), message);
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name':'m','hed':'softmax'}|classifier.json: unknown key \"hed\"; known: batch, head, label,",
        "{'name':'m'}|classifier.json: head is missing",
        "{'name':'m','head':'argmax'}|[regression, softmax, sigmoid]",
        "{'head':'regression'}|name must not be empty",
        "{'name':'a/b','head':'regression'}|name must not be empty or hold \"/\" (got: \"a/b\")",
        "{'name':'m','head':'regression','maxTokens':3}|maxTokens must be 4 .. 65536 (got: 3)",
        "{'name':'m','head':'regression','maxTokens':'32'}|Cannot coerce String value",
        "{'name':'m','head':'regression','batch':0}|batch must be 1 .. 256 (got: 0)",
        "{'name':'m','head':'regression','languages':['en']}|a language must be an ISO 639-3 code",
        "{'name':'m','head':'regression','range':[5,0]}|a range must be two finite numbers",
        "{'name':'m','head':'regression','range':[0,5],'threshold':6}|threshold must be a score",
        "{'name':'m','head':'softmax'}|labels is missing",
        "{'name':'m','head':'softmax','labels':['a','a']}|labels must differ",
        "{'name':'m','head':'softmax','labels':['a','b'],'label':'c'}|label must be one of [a, b] (got: \"c\")",
        "{'name':'m','head':'softmax','labels':['a']}|softmax over 1 output is always 1",
        "{'name':'m','head':'softmax','labels':['a','b']}|has 2 labels, one for each output (got: 1 outputs)",
        "{'name':'m','head':'regression','output':'scores'}|no output \"scores\"",
        "{'name':'m','head':'regression','precision':'int8'}|precision does not fit the operators",
        "{'name':'m','head':'regression','sha256':'abc'}|sha256 must be abc (got: ",
        "{'name':'m'|classifier.json: Unexpected end-of-input"
      })
  void classifierJson(String json, String message) throws IOException {
    fails(message, Networks.mean(Shape.PLAIN, TABLE), json.replace('\'', '"'));
  }

  @Test
  void modelFile() throws IOException {
    fails("no ONNX file", "no model".getBytes(UTF_8), JSON);
    byte[] whole = Networks.mean(Shape.PLAIN, TABLE);
    fails("no ONNX file, or a cut one", Arrays.copyOf(whole, whole.length - 40), JSON);
    fails("ONNX Runtime can load", Networks.mean(Shape.PLAIN.withOpset(99), TABLE), JSON);
    fails("ONNX Runtime can load", Networks.mean(Shape.PLAIN.withOpset(1), TABLE), JSON);
    byte[] odd = Networks.mean(Shape.PLAIN.withInputs("input_ids", "pixel_values"), TABLE);
    fails("the inputs must be input_ids and", odd, JSON);
    fails("(got: [input_ids, pixel_values])", odd, JSON);
    fails("(got: [ids])", Networks.mean(Shape.PLAIN.withInputs("ids"), TABLE), JSON);
    float[][] broken = {{0}, {0}, {0}, {0}, {0}, {0}, {Float.NaN}, {0}};
    fails("numbers that are not finite", Networks.mean(Shape.PLAIN, broken), JSON);
    fails("regression needs one output (got: 2 outputs)", Networks.mean(Shape.PLAIN, TWO), JSON);
    Proto external = new Proto().integer(1, 1).integer(2, 1).text(8, "w").integer(14, 1);
    fails(
        "its weights must be in the same file",
        Networks.model(new Proto().message(5, external), 17),
        JSON);
  }

  @Test
  void aTextOfAsManyTokensAsItMaySeeIsTried() throws IOException {
    Path file = folder.resolve("short.onnx");
    TransformerWriter.write(file, 1, 64, 8, 16, 1);
    byte[] model = Files.readAllBytes(file);
    fails("the model fails on a text of 32 tokens (maxTokens)", model, JSON);
    Networks.folder(folder, model, JSON.replace("32", "16"));
    assertEquals(16, OnnxModel.load(folder).spec().maxTokens());
  }

  @Test
  void aTokenizerThatDoesNotFit() throws IOException {
    byte[] model = Networks.mean(Shape.PLAIN, Networks.table(new float[] {1}));
    fails("the model fails on a short text", model, JSON); // "trial" is token 6 of 5
    Files.write(folder.resolve("tokenizer.json"), "{}".getBytes(UTF_8));
    Exception e = assertThrows(IllegalArgumentException.class, () -> OnnxModel.load(folder));
    assertTrue(e.getMessage().startsWith("tokenizer.json cannot be loaded"), e.getMessage());
    Files.delete(folder.resolve("tokenizer.json"));
    IOException missing = assertThrows(IOException.class, () -> OnnxModel.load(folder));
    assertEquals("no file tokenizer.json in the folder", missing.getMessage());
  }

  @Test
  void aQuantisedModelRunsAloneOrIsRefused() throws IOException {
    float[][] table =
        Networks.table(
            new float[] {8, 1}, new float[] {-4, 2}, new float[] {1, 1}, new float[] {0, 90});
    byte[] model = Networks.mean(Shape.PLAIN.asQuantized(), table);
    String json = "{\"name\":\"q\",\"head\":\"softmax\",\"labels\":[\"a\",\"b\"]";
    fails("batch must be 1 for a quantised model", model, json + ",\"batch\":2}");
    OnnxClassifier one = OnnxClassifier.load(Networks.folder(folder, model, json + "}"));
    LanguageTag tag = LanguageTag.parse("eng_Latn");
    Input flour = new Input("flour", tag);
    Input wild = new Input("sieve sieve sieve", tag);
    Score alone = one.score(List.of(flour)).get(0);
    assertEquals(alone, one.score(List.of(wild, flour)).get(1));
    // Together in one run they would not be: the range is that of both.
    long[] ids = {2, 4, 3, 0, 0, 2, 7, 7, 7, 3};
    long[] mask = {1, 1, 1, 0, 0, 1, 1, 1, 1, 1};
    SharedSession session = SharedSession.of(model);
    float[] together =
        session.runTexts(Map.of("input_ids", ids, "attention_mask", mask), 2, List.of("logits"))
            .get("logits")[0];
    long[] first = Arrays.copyOf(ids, 3);
    float[] apart =
        session.runTexts(
                Map.of("input_ids", first, "attention_mask", new long[] {1, 1, 1}),
                1,
                List.of("logits"))
            .get("logits")[0];
    assertTrue(Math.abs(apart[0] - together[0]) > 0.01);
  }

  @Test
  void aModelWhoseScoresDependOnTheBatchIsFoundOut() throws IOException {
    // This one reads all tokens, padding too, and calls an input that it ignores a mask.
    Shape shape = Shape.PLAIN.withInputs("input_ids", "attention_mask");
    byte[] model = Networks.mean(shape.ignoringTheMask(), COUNTED_PADDING);
    fails(
        "batch must be 1, for this model's scores depend",
        model,
        JSON.replace("}", ",\"batch\":2}"));
  }
}
