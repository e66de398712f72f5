package dev.tamis.language.words;

import com.ibm.icu.util.CharsTrie;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * ICU's dictionary of Chinese and Japanese words (316,000, each with a cost, which is the lower the
 * commoner the word), read from ICU's own data and laid out for speed: a prefix tree whose edges
 * lie in one hash table. Takes 9 MB, once for all threads.
 */
final class HanKanaDictionary {
  /** Cost of a character that is no word. */
  static final int UNKNOWN = 255;

  private static final int SLOT_BITS = 20;

  private static final int DATA_MAGIC = 0xDA27;
  private static final int CHARACTER_TREE = 1;
  private static final int TREE_TYPE_MASK = 7;

  /** Cost of each character as a word. */
  private final short[] singles = new short[1 << 16];

  private final PrefixTree prefixes = new PrefixTree(SLOT_BITS);

  private HanKanaDictionary(char[] tree) {
    Arrays.fill(singles, (short) UNKNOWN);
    for (CharsTrie.Entry entry : new CharsTrie(CharBuffer.wrap(tree), 0)) {
      CharSequence word = entry.chars;
      if (isHanKana(word)) {
        prefixes.add(word, entry.value);
        if (word.length() == 1) {
          singles[word.charAt(0)] = (short) entry.value;
        }
      }
    }
  }

  /** The dictionary; empty where this release of ICU keeps it elsewhere or in another form. */
  static Optional<HanKanaDictionary> get() {
    return Holder.DICTIONARY;
  }

  /** Cost of a character as a word. */
  int single(char c) {
    return singles[c];
  }

  /** The words of two characters and more, whose numbers are their costs. */
  PrefixTree prefixes() {
    return prefixes;
  }

  /** The few words with letters or punctuation in them are never whole in a run. */
  private static boolean isHanKana(CharSequence word) {
    byte[] classes = BreakClasses.table();
    for (int i = 0; i < word.length(); i++) {
      if ((classes[word.charAt(i)] & BreakClasses.HAN_KANA) == 0) {
        return false;
      }
    }
    return true;
  }

  /** The tree in ICU's data, whose head names its kind and size; empty as {@link #get}. */
  static Optional<char[]> tree() {
    int release = VersionInfo.ICU_VERSION.getMajor();
    for (String data : List.of("icudata", "icudt" + release + "b")) {
      String path = "com/ibm/icu/impl/data/" + data + "/brkitr/cjdict.dict";
      try (InputStream in = CharsTrie.class.getClassLoader().getResourceAsStream(path)) {
        if (in != null) {
          return treeIn(ByteBuffer.wrap(in.readAllBytes()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("ICU's dictionary of Chinese and Japanese, " + path, e);
      }
    }
    return Optional.empty();
  }

  private static Optional<char[]> treeIn(ByteBuffer data) {
    int head = data.getShort(0) & 0xFFFF;
    String format = StandardCharsets.US_ASCII.decode(data.duplicate().slice(12, 4)).toString();
    if ((data.getShort(2) & 0xFFFF) != DATA_MAGIC
        || !format.equals("Dict")
        || data.get(16) != 1
        || (data.getInt(head + 16) & TREE_TYPE_MASK) != CHARACTER_TREE) {
      return Optional.empty();
    }
    int begin = data.getInt(head);
    int end = data.getInt(head + 12);
    char[] tree = new char[(end - begin) / 2];
    data.slice(head + begin, end - begin).asCharBuffer().get(tree);
    return Optional.of(tree);
  }

  private static final class Holder {
    static final Optional<HanKanaDictionary> DICTIONARY = tree().map(HanKanaDictionary::new);
  }
}
