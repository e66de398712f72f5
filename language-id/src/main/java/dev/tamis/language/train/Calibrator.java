package dev.tamis.language.train;

import dev.tamis.language.Calibration;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.ScriptModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Chooses how sums of weights become probabilities: so that on text of several kinds and lengths
 * that was kept apart the confidence says how often the answer is right, by the logarithmic score.
 */
final class Calibrator {
  private static final int LINES = 80;
  private static final int[] SHORT = {10, 20, 40};
  private static final int STEPS = 9;

  private final List<Map.Entry<Integer, ScriptModel.Evidence>> texts = new ArrayList<>();
  private final ScriptModel model;

  /** Reads the lines of the tags that a model has. */
  Calibrator(ScriptModel model, Map<LanguageTag, List<String>> lines) {
    this.model = model;
    List<LanguageTag> labels = model.labels();
    for (int label = 0; label < labels.size(); label++) {
      List<String> own = lines.getOrDefault(labels.get(label), List.of());
      // Lines of all sources, which follow each other.
      int step = Math.max(1, own.size() / LINES);
      for (int i = 0; i < own.size(); i += step) {
        String line = own.get(i);
        add(label, line);
        for (int length : SHORT) {
          add(label, line.substring(0, Math.min(length, line.length())));
        }
        if (i >= 2) {
          add(label, String.join(" ", own.subList(i - 2, i + 1)));
        }
      }
    }
  }

  private void add(int label, String text) {
    ScriptModel.Evidence evidence = model.evidence(text);
    if (evidence.features() > 0) {
      texts.add(Map.entry(label, evidence));
    }
  }

  /** The model with the best of a hundred calibrations, searched in ever smaller squares. */
  ScriptModel calibrate() {
    Calibration best = model.calibration();
    double bestLoss = loss(best);
    double width = 1;
    for (int round = 0; round < 4; round++) {
      Calibration centre = best;
      for (int step = -STEPS / 2; step <= STEPS / 2; step++) {
        for (int shift = -1; shift <= 1; shift++) {
          float exponent =
              (float) Math.max(0, Math.min(1, centre.exponent() + 0.2 * width * shift));
          float sharpness = (float) (centre.sharpness() * StrictMath.exp(step * width * 0.4));
          Calibration next = new Calibration(sharpness, exponent);
          double loss = loss(next);
          if (loss < bestLoss) {
            bestLoss = loss;
            best = next;
          }
        }
      }
      width /= 2;
    }
    return model.with(best);
  }

  private double loss(Calibration calibration) {
    ScriptModel next = model.with(calibration);
    double loss = 0;
    for (Map.Entry<Integer, ScriptModel.Evidence> text : texts) {
      ScriptModel.Ranked answer = next.rank(text.getValue());
      double confidence = Math.max(1e-3, Math.min(1 - 1e-3, answer.probability()));
      loss -= StrictMath.log(answer.best() == text.getKey() ? confidence : 1 - confidence);
    }
    return loss;
  }
}
