package dev.tamis.classify.textness;

import dev.tamis.classify.TextClassifier;
import dev.tamis.classify.onnx.OnnxRuntime;
import dev.tamis.classify.onnx.SharedSession;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.words.StopWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The embedded classifier: how much a text looks like clean running prose. It says nothing of
 * whether a text is true, useful or educational; see its model card. It abstains where it is blind:
 * on short texts, in languages without stop words and in scripts where it was seen to be weak. A
 * long text is looked at in a few pieces of the length that the model was trained on, and its score
 * is their mean. Not thread-safe; the session behind it is shared.
 */
public final class Textness implements TextClassifier {
  /** Name of the model. */
  public static final String NAME = "textness";

  /** What the outputs of the network are, in their order. */
  public static final List<String> LABELS = List.of("prose", "list", "spam", "code", "broken");

  static final int PROSE = 0;
  static final int LIST = 1;
  static final int SPAM = 2;
  static final int CODE = 3;
  static final int BROKEN = 4;

  /** A shorter text gets no score. */
  static final int MIN_CHARACTERS = 150;

  /** Most characters of the pieces that a long text is looked at in. */
  static final int PIECE = 1700;

  private static final int MAX_PIECES = 4;
  private static final Set<String> WEAK_SCRIPTS =
      Set.of("Tibt", "Mymr", "Khmr", "Laoo", "Ethi", "Sinh", "Thaa");

  /** One thing over and over, or letters without an end. */
  private static final Score NOTHING = new Score(0.0, LABELS.get(BROKEN));

  private final SharedSession session;
  private final TextnessFeatures features = new TextnessFeatures();

  private Textness(SharedSession session) {
    this.session = session;
  }

  /** The classifier in the jar. */
  public static Textness embedded() {
    OnnxRuntime.require("textness");
    try (InputStream model = Textness.class.getResourceAsStream("textness-v1.onnx")) {
      return of(model.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The classifier in an ONNX file as {@link TextnessTrainer} writes it. */
  static Textness of(byte[] model) {
    return new Textness(SharedSession.of(model));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String sha256() {
    return session.sha256();
  }

  @Override
  public List<Score> score(List<Input> inputs) {
    List<Score> scores = new ArrayList<>(inputs.size());
    List<float[]> rows = new ArrayList<>();
    int[] pieces = new int[inputs.size()];
    for (int i = 0; i < pieces.length; i++) {
      Input input = inputs.get(i);
      String blind = blindness(input.text(), input.tag(), false);
      scores.add(blind == null ? NOTHING : new Score(null, blind));
      if (blind == null) {
        pieces[i] = addPieces(input, rows);
      }
    }
    if (!rows.isEmpty()) {
      fill(scores, pieces, session.run(rows.toArray(new float[0][])));
    }
    return scores;
  }

  private int addPieces(Input input, List<float[]> rows) {
    String text = input.text();
    int count = Math.min(MAX_PIECES, (text.length() + PIECE - 1) / PIECE);
    features.begin(text, input.tag());
    for (int piece = 0; piece < count; piece++) {
      float[] row = new float[TextnessFeatures.COUNT];
      features.piece(start(text, piece, count), end(text, piece, count), row, 0);
      if (features.isDegenerate()) {
        rows.subList(rows.size() - piece, rows.size()).clear();
        return 0;
      }
      rows.add(row);
    }
    return count;
  }

  /** Pieces lie beside each other, or far apart in a text that is longer than all of them. */
  private static int start(String text, int piece, int count) {
    long length = text.length();
    return length <= (long) count * PIECE
        ? (int) (length * piece / count)
        : (int) ((length - PIECE) * piece / (count - 1));
  }

  private static int end(String text, int piece, int count) {
    return text.length() <= count * PIECE
        ? start(text, piece + 1, count)
        : start(text, piece, count) + PIECE;
  }

  private static void fill(List<Score> scores, int[] pieces, float[][] probabilities) {
    int row = 0;
    for (int i = 0; i < pieces.length; i++) {
      if (pieces[i] == 0) {
        continue;
      }
      double[] sums = new double[LABELS.size()];
      for (int piece = 0; piece < pieces[i]; piece++, row++) {
        for (int k = 0; k < sums.length; k++) {
          sums[k] += probabilities[row][k];
        }
      }
      int best = 0;
      for (int k = 1; k < sums.length; k++) {
        best = sums[k] > sums[best] ? k : best;
      }
      scores.set(i, new Score(Math.min(1, sums[PROSE] / pieces[i]), LABELS.get(best)));
    }
  }

  /**
   * Why nothing is said of a text; null where something is.
   *
   * @param weakScripts whether scripts in which the model is weak are no reason, as in training
   */
  static String blindness(String text, LanguageTag tag, boolean weakScripts) {
    if (text.length() < MIN_CHARACTERS) {
      return "too-short";
    }
    if (!weakScripts && WEAK_SCRIPTS.contains(tag.script())) {
      return "weak-script";
    }
    return StopWords.isKnown(tag) ? null : "no-stop-words";
  }
}
