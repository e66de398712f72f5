package dev.tamis.pipeline.erase;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.files.UserPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret key of a list of erasures. Without it the list says nothing of its values, not even to
 * one who guesses them. Not thread-safe.
 */
public final class EraseKey {
  private static final int BYTES = 32;
  private static final int LEAST = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;
  private final HashFunction quick;

  private EraseKey(byte[] key) {
    if (key.length < LEAST) {
      throw new IllegalArgumentException(
          "erasure.key: at least " + LEAST + " bytes are needed (got: " + key.length + ")");
    }
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
    ByteBuffer derived = ByteBuffer.wrap(hmac("quick"));
    quick = Hashing.sipHash24(derived.getLong(), derived.getLong());
  }

  /**
   * Reads a key.
   *
   * @param from a file, or {@code env:NAME}
   * @throws IllegalArgumentException if it cannot be read, is shorter than 16 bytes, or if others
   *     than the owner may read the file
   */
  public static EraseKey read(String from) {
    if (from.startsWith("env:")) {
      String name = from.substring("env:".length());
      String value = System.getenv(name);
      if (value == null) {
        throw new IllegalArgumentException(
            "erasure.key: the environment variable " + name + " is not set");
      }
      return new EraseKey(value.strip().getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Storage.read("erasure.key", from);
    checkOwner(from);
    return new EraseKey(
        new String(bytes, StandardCharsets.UTF_8).strip().getBytes(StandardCharsets.UTF_8));
  }

  /** Makes a new key of 256 random bits in a file that its owner alone can read. */
  public static void create(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    byte[] text = (HexFormat.of().formatHex(random) + "\n").getBytes(StandardCharsets.US_ASCII);
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    createPrivately(file);
    Files.write(file, text, StandardOpenOption.TRUNCATE_EXISTING);
  }

  static void createPrivately(Path file) throws IOException {
    if (Files.getFileStore(file.toAbsolutePath().getParent())
        .supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(file);
    }
  }

  private static void checkOwner(String from) {
    if (!UserPath.isLocal(from)) {
      return;
    }
    try {
      Set<PosixFilePermission> others =
          EnumSet.copyOf(Files.getPosixFilePermissions(UserPath.toPath(from)));
      others.remove(PosixFilePermission.OWNER_READ);
      others.remove(PosixFilePermission.OWNER_WRITE);
      others.remove(PosixFilePermission.OWNER_EXECUTE);
      if (!others.isEmpty()) {
        throw new IllegalArgumentException(
            "erasure.key: others than its owner may read " + from + "; say: chmod 600 " + from);
      }
    } catch (UnsupportedOperationException e) {
      // A file system without such rights.
    } catch (IOException e) {
      throw new IllegalArgumentException("erasure.key: " + from + " cannot be read", e);
    }
  }

  /** HMAC-SHA-256 (RFC 2104) of a value, in hexadecimal digits. */
  String tag(EraseKind kind, String canonical) {
    return HexFormat.of().formatHex(hmac(kind.label() + "\0" + canonical));
  }

  /** Sixteen bits by which most other values are told apart without the slow hash. */
  int quick(EraseKind kind, String canonical) {
    return quick.hashString(kind.label() + "\0" + canonical, StandardCharsets.UTF_8).asInt()
        & 0xffff;
  }

  /** What a list remembers of its key, to tell another one. */
  String check() {
    return HexFormat.of().formatHex(hmac("tamis erasure list")).substring(0, 16);
  }

  private byte[] hmac(String message) {
    return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
  }
}
