package dev.tamis.language;

import dev.tamis.language.internal.Scripts;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A sparse linear model over hashed n-grams and frequent words, one for each script: labels compete
 * only with those of their own script. Immutable.
 */
public final class NgramModel {
  private static final int MAGIC = 0x544D4C33; // "TML3"

  private final List<ScriptModel> scripts;
  private final ScriptModel[] byGroup = new ScriptModel[Scripts.count()];

  /**
   * Puts scripts together.
   *
   * @param scripts each at most once
   */
  public NgramModel(List<ScriptModel> scripts) {
    this.scripts = List.copyOf(scripts);
    for (ScriptModel script : scripts) {
      if (byGroup[script.group] != null) {
        throw new IllegalArgumentException("a script is given twice: " + script.labels.get(0));
      }
      byGroup[script.group] = script;
    }
  }

  /** The scripts. */
  public List<ScriptModel> scripts() {
    return scripts;
  }

  /** Every tag, {@code und} of some scripts among them. */
  public List<LanguageTag> labels() {
    return scripts.stream().flatMap(script -> script.labels.stream()).toList();
  }

  /** The model of a group of {@link Scripts}, or null. */
  ScriptModel script(int group) {
    return byGroup[group];
  }

  /** Writes the model, compressed. */
  public void write(OutputStream stream) throws IOException {
    GZIPOutputStream gzip =
        new GZIPOutputStream(stream, 1 << 16) {
          {
            def.setLevel(Deflater.NO_COMPRESSION); // each script is compressed by itself
          }
        };
    DataOutputStream out = new DataOutputStream(gzip);
    out.writeInt(MAGIC);
    out.writeInt(scripts.size());
    for (ScriptModel script : scripts) {
      script.write(out);
    }
    out.flush();
    gzip.finish();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is something else or ends early
   */
  public static NgramModel read(InputStream stream) throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(stream, 1 << 16), 1 << 16))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("this is no language model of this version");
      }
      int size = in.readInt();
      ScriptModel.check("scripts", size, 1, Scripts.count());
      List<ScriptModel> scripts = new ArrayList<>();
      for (int script = 0; script < size; script++) {
        scripts.add(ScriptModel.read(in));
      }
      return new NgramModel(scripts);
    } catch (IllegalArgumentException e) {
      throw new IOException("this language model is broken: " + e.getMessage(), e);
    }
  }
}
