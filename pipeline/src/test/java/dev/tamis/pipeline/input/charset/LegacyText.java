package dev.tamis.pipeline.input.charset;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Text of the language folder, put into legacy charsets for training and measuring. */
final class LegacyText {
  private static final int BLOCK = 512;

  private LegacyText() {}

  /** Where the text lies; it is no part of the project. */
  static Path archive() {
    return Path.of(System.getProperty("tamis.data", "../shared/data"), "language/train.tar.gz");
  }

  /** Lines by language file, such as "deu_Latn". Reads the tar by hand: names and sizes only. */
  static Map<String, List<String>> read(Path tarGz) throws IOException {
    Map<String, List<String>> texts = new TreeMap<>();
    try (InputStream in =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(tarGz), 64 << 10))) {
      while (true) {
        byte[] header = in.readNBytes(BLOCK);
        if (header.length < BLOCK || header[0] == 0) {
          return texts;
        }
        String name = string(header, 0, 100);
        int size = Integer.parseInt(string(header, 124, 12).strip(), 8);
        byte[] content = in.readNBytes(size);
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        if (name.endsWith(".txt")) {
          String label = name.substring(name.lastIndexOf('/') + 1, name.length() - 4);
          texts.put(label, new String(content, StandardCharsets.UTF_8).lines().toList());
        }
      }
    }
  }

  private static String string(byte[] header, int from, int length) {
    String field = new String(header, from, length, StandardCharsets.ISO_8859_1);
    int end = field.indexOf(0);
    return end < 0 ? field : field.substring(0, end);
  }

  /** A line in a charset, spelt as its writers had to; null if it has characters that it lacks. */
  static byte[] encode(String line, String charset) {
    String text = Normalizer.normalize(line, Normalizer.Form.NFC);
    try {
      return encodeStrictly(text, charset);
    } catch (CharacterCodingException e) {
      try {
        return encodeStrictly(respell(text, charset), charset);
      } catch (CharacterCodingException again) {
        return null;
      }
    }
  }

  private static byte[] encodeStrictly(String text, String charset)
      throws CharacterCodingException {
    ByteBuffer out = Labels.of(charset).charset().newEncoder().encode(CharBuffer.wrap(text));
    byte[] bytes = new byte[out.remaining()];
    out.get(bytes);
    return bytes;
  }

  /** Persian yeh, Romanian commas, Vietnamese tones: as legacy charsets have them. */
  static String respell(String text, String charset) {
    if (charset.equals("windows-1258")) {
      return vietnamese(text);
    }
    return text.replace('\u06CC', '\u064A')
        .replace('\u0219', '\u015F')
        .replace('\u021B', '\u0163')
        .replace('\u0218', '\u015E')
        .replace('\u021A', '\u0162')
        .replace('\u06F0', '0')
        .replace("\u200D", "")
        .replace('\u2019', '\'')
        .replace('\u201C', '"')
        .replace('\u201D', '"')
        .replace('\u2013', '-')
        .replace("\u2026", "...");
  }

  private static String vietnamese(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      String parts = Normalizer.normalize(text.substring(i, i + 1), Normalizer.Form.NFD);
      StringBuilder base = new StringBuilder();
      StringBuilder tones = new StringBuilder();
      for (int k = 0; k < parts.length(); k++) {
        boolean tone = "\u0300\u0301\u0303\u0309\u0323".indexOf(parts.charAt(k)) >= 0;
        (tone ? tones : base).append(parts.charAt(k));
      }
      out.append(Normalizer.normalize(base, Normalizer.Form.NFC)).append(tones);
    }
    return out.toString();
  }

  /** Documents of at least {@code bytes} bytes from every fifth line: those not trained on. */
  static List<byte[]> heldOut(List<String> lines, String charset, int bytes, int most) {
    List<byte[]> documents = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int length = 0;
    for (int i = 0; i < lines.size() && documents.size() < most; i += 5) {
      byte[] line = encode(lines.get(i), charset);
      if (line == null) {
        continue;
      }
      text.append(lines.get(i)).append('\n');
      length += line.length + 1;
      if (length >= bytes) {
        documents.add(encode(text.toString(), charset));
        text.setLength(0);
        length = 0;
      }
    }
    return documents;
  }
}
