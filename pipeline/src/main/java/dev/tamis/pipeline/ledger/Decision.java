package dev.tamis.pipeline.ledger;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Objects;

/**
 * Why a record is not in the corpus: the stage and rule that took it out, what was measured, and
 * the threshold that it broke.
 *
 * @param stage name of the stage, lower-case words joined by hyphens; the folder under {@code
 *     excluded/}
 * @param rule name of the rule within the stage
 * @param value what was measured: a number, a short name (never text of the document), or null
 * @param threshold what it was measured against: a number, a name, or null
 */
public record Decision(String stage, String rule, Object value, Object threshold)
    implements Serializable {

  /** Checks that the names can be folders and keys, and the measures JSON scalars. */
  public Decision {
    checkName("stage", stage);
    checkName("rule", rule);
    checkScalar("value", value);
    checkScalar("threshold", threshold);
  }

  /** Writes all four. */
  public void write(DataOutputStream out) throws IOException {
    StreamCoder.writeString(stage, out);
    StreamCoder.writeString(rule, out);
    writeScalar(value, out);
    writeScalar(threshold, out);
  }

  /** Reads what {@link #write} wrote; numbers come back as {@code Long} or {@code Double}. */
  public static Decision read(DataInputStream in) throws IOException {
    return new Decision(
        StreamCoder.readString(in), StreamCoder.readString(in), readScalar(in), readScalar(in));
  }

  private static void writeScalar(Object scalar, DataOutputStream out) throws IOException {
    if (scalar == null) {
      out.writeByte('n');
    } else if (scalar instanceof String string) {
      out.writeByte('s');
      StreamCoder.writeString(string, out);
    } else if (scalar instanceof Double || scalar instanceof Float) {
      out.writeByte('d');
      out.writeDouble(((Number) scalar).doubleValue());
    } else {
      out.writeByte('l');
      out.writeLong(((Number) scalar).longValue());
    }
  }

  private static Object readScalar(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 'n' -> null;
      case 's' -> StreamCoder.readString(in);
      case 'd' -> in.readDouble();
      case 'l' -> in.readLong();
      default -> throw new IOException("unknown kind of scalar: " + kind);
    };
  }

  /** Checks that {@code name} may be a folder and a key of the statistics. */
  static void checkName(String what, String name) {
    Objects.requireNonNull(name, what + " is null");
    if (name.isEmpty() || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          what + " must not be empty or hold \"/\" (got: \"" + name + "\")");
    }
  }

  private static void checkScalar(String what, Object scalar) {
    boolean fine = scalar == null || scalar instanceof Number || scalar instanceof String;
    if (!fine || (scalar instanceof Double number && !Double.isFinite(number))) {
      throw new IllegalArgumentException(
          what + " must be a finite number, a string or null (got: " + scalar + ")");
    }
  }
}
