package dev.tamis.classify.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Texts through a network, once for all who ask for outputs of it: several heads upon one encoder,
 * or several labels of one head, cost one pass. What the network said of the texts that a thread
 * has asked about last is remembered, for a batch of documents goes from one classifier to the
 * next. Thread-safe.
 */
final class OnePass {
  /** Twice a batch of documents. */
  private static final int MOST_TEXTS = 64;

  private static final int MOST_CHARACTERS = 1 << 22;
  private static final Map<String, OnePass> PASSES = new ConcurrentHashMap<>();

  private final TextEncoder encoder;
  private final BatchRunner runner;
  private final int batch;
  private final Set<String> outputs = new ConcurrentSkipListSet<>();
  private final ThreadLocal<Memo> memos = ThreadLocal.withInitial(Memo::new);

  private OnePass(TextEncoder encoder, BatchRunner runner, int batch) {
    this.encoder = encoder;
    this.runner = runner;
    this.batch = batch;
  }

  /**
   * The pass that models share which cut the same texts in the same way.
   *
   * @param network what the network and its tokenizer are
   */
  static OnePass of(String network, ClassifierSpec spec, TextEncoder encoder, BatchRunner runner) {
    boolean whole = spec.windows() != ClassifierSpec.Windows.FIRST;
    String key =
        String.join(
            " ",
            network,
            spec.maxTokens().toString(),
            spec.maxChars().toString(),
            whole ? spec.maxWindows().toString() : "first",
            spec.batch().toString());
    return PASSES.computeIfAbsent(key, same -> new OnePass(encoder, runner, spec.batch()));
  }

  /** Has the network give an output as well, whenever it is run. */
  void add(String output) {
    outputs.add(output);
  }

  /** What the network says of a text: for each output, a row for each window. */
  private record Said(String text, Map<String, List<float[]>> rows) {}

  /**
   * A window of a text.
   *
   * @param text which text, from 0
   * @param tokens of it
   */
  private record Row(int text, Encoding tokens) {
    int length() {
      return tokens.getIds().length;
    }
  }

  /** The rows of one output: for each text, one for each window of it. */
  List<List<float[]>> ask(List<String> texts, String output) {
    Memo memo = memos.get();
    List<Said> all = new ArrayList<>();
    List<Said> asked = new ArrayList<>();
    for (String text : texts) {
      Said known = memo.find(text, output);
      Said said = known == null ? new Said(text, new TreeMap<>()) : known;
      all.add(said);
      if (known == null) {
        asked.add(said);
      }
    }
    if (!asked.isEmpty()) {
      run(asked);
      asked.forEach(memo::add);
    }
    return all.stream().map(said -> said.rows().get(output)).toList();
  }

  private void run(List<Said> asked) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      for (Encoding window : encoder.encode(asked.get(i).text())) {
        rows.add(new Row(i, window));
      }
    }
    // Rows of about the same length waste the least on padding.
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> rows.get(i).length()));
    List<String> wanted = List.copyOf(outputs);
    Map<String, float[][]> answers = new TreeMap<>();
    wanted.forEach(output -> answers.put(output, new float[rows.size()][]));
    for (int from = 0; from < order.size(); ) {
      int to = runner.end(order, from, batch, i -> rows.get(i).length());
      List<Integer> now = order.subList(from, to);
      Map<String, float[][]> said =
          runner.run(now.stream().map(i -> rows.get(i).tokens()).toList(), wanted);
      for (String output : wanted) {
        for (int i = 0; i < now.size(); i++) {
          answers.get(output)[now.get(i)] = said.get(output)[i];
        }
      }
      from = to;
    }
    for (String output : wanted) {
      for (int i = 0; i < rows.size(); i++) {
        asked
            .get(rows.get(i).text())
            .rows()
            .computeIfAbsent(output, key -> new ArrayList<>())
            .add(answers.get(output)[i]);
      }
    }
  }

  /** The texts that a thread has asked about last; bounded by their number and length. */
  private static final class Memo {
    private final ArrayDeque<Said> texts = new ArrayDeque<>();
    private long characters;

    /** Whether it is this very string, for to compare the letters would cost. */
    @SuppressWarnings("ReferenceEquality")
    private Said find(String text, String output) {
      for (Said said : texts) {
        if (said.text() == text && said.rows().containsKey(output)) {
          return said;
        }
      }
      return null;
    }

    private void add(Said said) {
      texts.addFirst(said);
      characters += said.text().length();
      while (texts.size() > MOST_TEXTS || characters > MOST_CHARACTERS) {
        characters -= texts.removeLast().text().length();
      }
    }
  }
}
