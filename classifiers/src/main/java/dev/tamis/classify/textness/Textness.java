package dev.tamis.classify.textness;

import dev.tamis.classify.TextClassifier;
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
 * on short texts, in languages without stop words and in scripts where it was seen to be weak.
 */
public final class Textness implements TextClassifier {
  /** Name of the model. */
  public static final String NAME = "textness";

  /** What the outputs of the network are, in their order. */
  static final List<String> LABELS = List.of("prose", "list", "spam", "code", "broken");

  private static final int MIN_CHARACTERS = 150;
  private static final int MAX_CHARACTERS = 20_000;
  private static final Set<String> WEAK_SCRIPTS =
      Set.of("Tibt", "Mymr", "Khmr", "Laoo", "Ethi", "Sinh", "Thaa");

  private final SharedSession session;
  private final TextnessFeatures features = new TextnessFeatures();

  private Textness(SharedSession session) {
    this.session = session;
  }

  /** The classifier in the jar. */
  public static Textness embedded() {
    try (InputStream model = Textness.class.getResourceAsStream("textness-v1.onnx")) {
      return new Textness(SharedSession.of(model.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    for (Input input : inputs) {
      String blind = blindness(input.text(), input.tag());
      scores.add(new Score(null, blind));
      if (blind == null) {
        rows.add(features(input));
      }
    }
    if (!rows.isEmpty()) {
      fill(scores, session.run(rows.toArray(new float[0][])));
    }
    return scores;
  }

  private float[] features(Input input) {
    String text = input.text();
    if (text.length() > MAX_CHARACTERS) {
      return features.of(text.substring(0, MAX_CHARACTERS), input.tag());
    }
    return input.statistics() == null
        ? features.of(text, input.tag())
        : features.of(text, input.statistics());
  }

  private static void fill(List<Score> scores, float[][] probabilities) {
    int row = 0;
    for (int i = 0; i < scores.size(); i++) {
      if (scores.get(i).label() == null) {
        float[] own = probabilities[row++];
        int best = 0;
        for (int k = 1; k < own.length; k++) {
          best = own[k] > own[best] ? k : best;
        }
        scores.set(i, new Score((double) own[0], LABELS.get(best)));
      }
    }
  }

  /** Why nothing is said of a text; null where something is. */
  private static String blindness(String text, LanguageTag tag) {
    if (text.length() < MIN_CHARACTERS) {
      return "too-short";
    }
    if (WEAK_SCRIPTS.contains(tag.script())) {
      return "weak-script";
    }
    return StopWords.isKnown(tag) ? null : "no-stop-words";
  }
}
