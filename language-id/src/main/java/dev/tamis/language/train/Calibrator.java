package dev.tamis.language.train;

import dev.tamis.language.Identification;
import dev.tamis.language.LanguageTag;
import dev.tamis.language.NgramIdentifier;
import dev.tamis.language.NgramModel;
import dev.tamis.language.NgramModel.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Chooses how sums of weights become probabilities: so that on held-out text of several lengths the
 * confidence says how often the answer is right, by the logarithmic score.
 */
final class Calibrator {
  private static final int LINES = 60;
  private static final int SHORT = 30;
  private static final int STEPS = 9;

  private final List<Map.Entry<LanguageTag, String>> texts = new ArrayList<>();

  Calibrator(Map<LanguageTag, List<String>> heldOut) {
    for (Map.Entry<LanguageTag, List<String>> own : heldOut.entrySet()) {
      List<String> lines = own.getValue();
      for (int i = 0; i < Math.min(LINES, lines.size()); i++) {
        String line = lines.get(i);
        texts.add(Map.entry(own.getKey(), line));
        texts.add(Map.entry(own.getKey(), line.substring(0, Math.min(SHORT, line.length()))));
        if (i % 3 == 2) {
          texts.add(Map.entry(own.getKey(), String.join(" ", lines.subList(i - 2, i + 1))));
        }
      }
    }
  }

  /** The model with the best of a hundred calibrations, searched in ever smaller squares. */
  NgramModel calibrate(NgramModel model) {
    Calibration best = model.calibration();
    double bestLoss = loss(model, best);
    double width = 1;
    for (int round = 0; round < 4; round++) {
      Calibration centre = best;
      for (int step = -STEPS / 2; step <= STEPS / 2; step++) {
        for (int shift = -1; shift <= 1; shift++) {
          float exponent =
              (float) Math.max(0, Math.min(1, centre.exponent() + 0.2 * width * shift));
          float sharpness = (float) (centre.sharpness() * StrictMath.exp(step * width * 0.4));
          Calibration next = new Calibration(sharpness, exponent);
          double loss = loss(model, next);
          if (loss < bestLoss) {
            bestLoss = loss;
            best = next;
          }
        }
      }
      width /= 2;
    }
    return model.withCalibration(best);
  }

  private double loss(NgramModel model, Calibration calibration) {
    NgramIdentifier identifier = new NgramIdentifier(model.withCalibration(calibration));
    double loss = 0;
    for (Map.Entry<LanguageTag, String> text : texts) {
      Identification answer = identifier.identify(text.getValue());
      boolean right = answer.tag().equals(text.getKey());
      double confidence = Math.max(1e-4, Math.min(1 - 1e-4, answer.confidence()));
      loss -= StrictMath.log(right ? confidence : 1 - confidence);
    }
    return loss;
  }
}
