package dev.tamis.language.internal;

/**
 * Cuts a text into words of one script each and pieces of about a sentence, in one pass. Words that
 * are parts of addresses, identifiers, options or program text are left out: they are of no
 * language. A piece belongs to the script whose letters say most, where a letter of Latin script
 * counts for less beside another script: terms are part of the sentence that they stand in. Not
 * thread-safe.
 */
public final class WordReader {
  /** A longer run of letters is cut. */
  public static final int MAX_WORD = 32;

  /** What a word's letters weigh at least before a piece may end, in half letters. */
  static final int MIN_PIECE = 80;

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private static final int WINDOW = 1 << 13;
  private static final int SLACK = 256;

  /** Signs that a line, or a block of lines, must have to be one of a program. */
  private static final int MIN_SIGNS = 3;

  /** Words of a line of prose among those of a program; a remark may have fewer. */
  private static final int MIN_PROSE = 8;

  /** Flags of a run between two spaces. */
  private static final int DROP = 1;

  private static final int LONG = 2;
  private static final int LINK = 4;
  private static final int IDENTIFIER = 8;

  /** Look-alikes: a Latin letter and, at the same place, the Cyrillic one. */
  private static final String LATIN_ALIKE = "aceopxyijsABCEHIJKMOPSTXY";

  private static final String CYRILLIC_ALIKE = "асеорхуіјѕАВСЕНІЈКМОРЅТХУ";

  /** Hash of each word in lower case. */
  public final long[] hashes = new long[WINDOW + SLACK];

  /** Where each word begins and ends. */
  public final int[] starts = new int[WINDOW + SLACK];

  public final int[] ends = new int[WINDOW + SLACK];

  /** The script of each word, a group of {@link Scripts}. */
  public final byte[] groups = new byte[WINDOW + SLACK];

  /** Behind the last word of each piece. */
  public final int[] pieceEnds = new int[WINDOW + SLACK];

  /** The script of each piece. */
  public final byte[] pieceGroups = new byte[WINDOW + SLACK];

  /** What the letters of each piece weigh, of all scripts, in half Latin letters. */
  public final int[] pieceWeights = new int[WINDOW + SLACK];

  private final int[] units = Scripts.units();
  private final int[] groupWeights = new int[Scripts.count()];

  private char[] text;
  private int words;
  private int pieces;
  private int pieceWeight;
  private int pieceStart;
  private int runStart;
  private int runSigns;
  private int lineStart;
  private int lineSigns;
  private int flags;
  private int blockStart;
  private int blockPieces;
  private int blockPieceStart;
  private int blockSigns;
  private int blockWords;

  /** The hash of a word of one letter. */
  public static long hash(char letter) {
    return Scripts.lower(letter) * MIX;
  }

  /** How many pieces there are. */
  public int pieces() {
    return pieces;
  }

  /** How many words there are. */
  public int words() {
    return words;
  }

  /**
   * Reads from a place on until the text ends or enough words have been read. Look-alikes of
   * another script inside a word are replaced in {@code text}.
   *
   * @return where to go on, the length of the text if it has ended
   */
  public int read(char[] characters, int from) {
    text = characters;
    words = 0;
    pieces = 0;
    pieceStart = 0;
    pieceWeight = 0;
    java.util.Arrays.fill(groupWeights, 0);
    newLine();
    startBlock();
    int length = characters.length;
    int group = 0;
    int start = from;
    long hash = 0;
    int i = from;
    while (i < length) {
      int unit = units[characters[i]];
      int own = unit & Scripts.GROUP;
      if (own >= Scripts.FIRST) {
        if (own == group) {
          if (i - start < MAX_WORD) {
            hash = (hash ^ unit >>> Scripts.LOWER_SHIFT) * MIX;
            i++;
            continue;
          }
          flags |= LONG;
        } else if (group != 0) {
          int folded = fold(start, i, group, own);
          if (folded == group) {
            continue;
          }
          if (folded == own) {
            hash = hash(start, i);
            group = own;
            continue;
          }
        }
        if (group != 0) {
          word(start, i, group, hash);
          if (words >= WINDOW) {
            group = 0;
            break;
          }
        }
        group = own;
        start = i;
        hash = (unit >>> Scripts.LOWER_SHIFT) * MIX;
        i++;
        continue;
      }
      if (own == Scripts.INHERITED) {
        if (group != 0) {
          hash = (hash ^ unit >>> Scripts.LOWER_SHIFT) * MIX;
        }
        i++;
        continue;
      }
      if (group != 0) {
        word(start, i, group, hash);
        group = 0;
      }
      i = sign(unit, i, length);
      if (words >= WINDOW) {
        break;
      }
    }
    if (group != 0) {
      word(start, i, group, hash);
    }
    endLine();
    endBlock(words);
    if (words > pieceStart) {
      endPiece();
    }
    return i;
  }

  /** The script that both parts of a mixed word are of, or 0 where it is mixed indeed. */
  private int fold(int start, int at, int before, int now) {
    if (before == Scripts.CYRILLIC && now == Scripts.LATIN) {
      return swap(at, LATIN_ALIKE, CYRILLIC_ALIKE) ? before : 0;
    }
    if (before != Scripts.LATIN || now != Scripts.CYRILLIC) {
      return 0;
    }
    for (int i = start; i < at; i++) {
      if (LATIN_ALIKE.indexOf(text[i]) < 0) {
        return swap(at, CYRILLIC_ALIKE, LATIN_ALIKE) ? before : 0;
      }
    }
    for (int i = start; i < at; i++) {
      swap(i, LATIN_ALIKE, CYRILLIC_ALIKE);
    }
    return now;
  }

  private boolean swap(int at, String from, String to) {
    int alike = from.indexOf(text[at]);
    if (alike >= 0) {
      text[at] = to.charAt(alike);
    }
    return alike >= 0;
  }

  private long hash(int start, int end) {
    long hash = 0;
    for (int i = start; i < end; i++) {
      hash = (hash ^ units[text[i]] >>> Scripts.LOWER_SHIFT) * MIX;
    }
    return hash;
  }

  private void word(int start, int end, int group, long hash) {
    if (group == Scripts.GREEK && end - start == 1) {
      return; // a letter of a formula
    }
    int word = words++;
    hashes[word] = hash;
    starts[word] = start;
    ends[word] = end;
    groups[word] = (byte) group;
    int weight = (end - start) * Scripts.weight(group);
    groupWeights[group] += weight;
    pieceWeight += weight;
  }

  /** Takes what is no letter and returns where to go on. */
  private int sign(int unit, int at, int length) {
    if ((unit & (Scripts.SPACE | Scripts.NEWLINE)) != 0) {
      if (flags != 0 || runSigns != 0) {
        endRun();
      }
      runStart = words;
      runSigns = 0;
      flags = 0;
      if ((unit & Scripts.NEWLINE) != 0) {
        endLine();
        if (isBlank(at, length)) {
          endBlock(words);
        }
        if (pieceWeight >= MIN_PIECE) {
          endPiece();
        }
      } else if (at > 0
          && pieceWeight >= MIN_PIECE
          && (units[text[at - 1]] & Scripts.END) != 0
          && lineSigns < MIN_SIGNS) {
        endPiece();
      }
      return at + 1;
    }
    if ((unit & Scripts.FULL_STOP) != 0 && pieceWeight >= MIN_PIECE) {
      endRun();
      runStart = words;
      runSigns = 0;
      flags = 0;
      endPiece();
    } else if ((unit & Scripts.DIGIT) != 0) {
      flags |= DROP;
    } else if ((unit & Scripts.SIGN) != 0) {
      return ascii(text[at], at, length);
    }
    return at + 1;
  }

  /** Whether the line behind a line break is empty. */
  private boolean isBlank(int at, int length) {
    for (int i = at + 1; i < length; i++) {
      int unit = units[text[i]];
      if ((unit & Scripts.NEWLINE) != 0) {
        return true;
      }
      if ((unit & Scripts.SPACE) == 0) {
        return false;
      }
    }
    return false;
  }

  /** Judges a sign by its neighbours. */
  private int ascii(char sign, int at, int length) {
    char before = at == 0 ? ' ' : text[at - 1];
    char after = at + 1 < length ? text[at + 1] : ' ';
    boolean joined = isAlphanumeric(before) && isAlphanumeric(after);
    switch (sign) {
      case '\\' -> sign(DROP, 1);
      case '{', '}' -> sign(DROP, before == sign || after == sign ? 0 : 2);
      case '@' -> sign(DROP | LINK, 0);
      case '#', '&' ->
          sign(isLetter(after) ? DROP | LINK : 0, after == sign && !isHeading(at) ? 2 : 0);
      case '$' -> sign(isLetter(after) || after == '(' ? DROP : 0, isLetter(after) ? 2 : 0);
      case '%' -> sign(isLetter(after) ? DROP : 0, 0);
      case '<' -> sign(isLetter(after) || after == '/' || isLetter(before) ? DROP : 0, 1);
      case '=' -> sign(isAlphanumeric(before) || isAlphanumeric(after) ? DROP : 0, 1);
      case '>' -> sign(joined ? DROP : 0, before == '=' || before == '-' || joined ? 1 : 0);
      case '|', '^', '~' -> sign(joined ? DROP : 0, after == sign ? 2 : 0);
      case '_' -> {
        sign(0, joined && (flags & IDENTIFIER) == 0 ? 1 : 0);
        flags |= joined || before == '_' || after == '_' ? DROP | IDENTIFIER : 0;
      }
      case '/' -> sign(isPath(before, after) ? DROP : 0, 0);
      case ':' -> sign(after == ':' ? DROP : after == '/' ? DROP | LINK : 0, after == ':' ? 1 : 0);
      case '.' -> {
        boolean dotted = isAlphanumeric(before) && after >= 'a' && after <= 'z';
        sign(dotted ? DROP : 0, dotted ? 1 : 0);
      }
      case '(' -> sign(after == ')' ? DROP : 0, isAlphanumeric(before) ? 2 : 0);
      case '[' -> sign(0, isAlphanumeric(before) ? 2 : 0);
      case '+' -> sign(0, after == '+' || after == '=' ? 1 : 0);
      case ';' -> sign(0, after == '\n' || at + 1 == length ? 1 : 0);
      case '-' -> sign(isOption(before, at, length) ? DROP : 0, 0);
      case '`' -> {
        flags |= DROP;
        return quoted(at, length);
      }
      default -> {}
    }
    return at + 1;
  }

  private void sign(int flag, int weight) {
    flags |= flag;
    runSigns += weight;
  }

  /** Whether nothing but the same sign is before it in its line, as in headings of Markdown. */
  private boolean isHeading(int at) {
    int i = at;
    while (i > 0 && text[i - 1] == '#') {
      i--;
    }
    return text[at] == '#' && (i == 0 || text[i - 1] == '\n');
  }

  private static boolean isPath(char before, char after) {
    return (before == ' ' || before == '.' || before == '~' || before == '/' || before == '\n')
        && isLetter(after);
  }

  private boolean isOption(char before, int at, int length) {
    if (before != ' ' && before != '[' && before != '(' && before != '\n' && before != '\t') {
      return false;
    }
    int letter = at + 1 < length && text[at + 1] == '-' ? at + 2 : at + 1;
    return letter < length && text[letter] >= 'a' && text[letter] <= 'z';
  }

  /** Behind what stands between back-ticks, or behind the one at {@code at}. */
  private int quoted(int at, int length) {
    boolean fence = at + 2 < length && text[at + 1] == '`' && text[at + 2] == '`';
    int most = Math.min(length, at + (fence ? 4000 : 200));
    for (int i = at + (fence ? 3 : 1); i < most; i++) {
      if (text[i] == '`' && (!fence || (i + 2 < most && text[i + 2] == '`'))) {
        return i + (fence ? 3 : 1);
      }
      if (text[i] == '\n' && !fence) {
        break;
      }
    }
    return at + 1;
  }

  private static boolean isLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }

  private static boolean isAlphanumeric(char c) {
    return isLetter(c) || (c >= '0' && c <= '9');
  }

  private void endRun() {
    if ((flags & (DROP | LINK)) != 0) {
      drop(runStart, words, Scripts.LATIN);
    } else if ((flags & LONG) != 0 && words - runStart > 2) {
      dropLong();
    }
    lineSigns += (flags & LINK) != 0 ? 0 : runSigns;
  }

  /** Letters without a space for so long are no words where words have spaces between them. */
  private void dropLong() {
    int group = groups[runStart];
    if (group == Scripts.LATIN || group == Scripts.CYRILLIC || group == Scripts.GREEK) {
      drop(runStart, words, group);
    }
  }

  private void drop(int from, int to, int group) {
    int kept = Math.max(from, pieceStart);
    for (int word = kept; word < words; word++) {
      if (word < to && groups[word] == group) {
        int weight = (ends[word] - starts[word]) * Scripts.weight(group);
        groupWeights[group] -= weight;
        pieceWeight -= weight;
      } else {
        hashes[kept] = hashes[word];
        starts[kept] = starts[word];
        ends[kept] = ends[word];
        groups[kept++] = groups[word];
      }
    }
    words = Math.min(words, kept);
  }

  private void newLine() {
    lineStart = words;
    lineSigns = 0;
    runStart = words;
    runSigns = 0;
    flags = 0;
  }

  /** A line that has nearly as many signs as words is one of a program or a command. */
  private void endLine() {
    endRun();
    int left = words - lineStart;
    if (left >= MIN_PROSE && lineSigns == 0 && isCode(blockSigns, blockWords) && isSentence()) {
      left = endBlock(lineStart);
    }
    blockSigns += lineSigns;
    blockWords += left;
    if (lineSigns >= MIN_SIGNS && isCode(lineSigns, left)) {
      drop(lineStart, words, Scripts.LATIN);
    }
    newLine();
  }

  private static boolean isCode(int signs, int words) {
    return signs >= MIN_SIGNS && 2 * signs >= words;
  }

  /** Whether the line just read is one of prose: it begins at the margin and ends as they do. */
  private boolean isSentence() {
    int first = starts[lineStart];
    int behind = ends[words - 1];
    return (first == 0 || (units[text[first - 1]] & Scripts.NEWLINE) != 0)
        && behind < text.length
        && (units[text[behind]] & Scripts.END) != 0;
  }

  /**
   * Lines up to an empty one, or a line of prose, that together are a program are left out,
   * whatever single ones say.
   *
   * @param end behind the last word of the block
   * @return how many words follow it
   */
  private int endBlock(int end) {
    int after = words - end;
    if (isCode(blockSigns, blockWords) && end > blockStart) {
      pieces = blockPieces;
      pieceStart = blockPieceStart;
      drop(blockStart, end, Scripts.LATIN);
      java.util.Arrays.fill(groupWeights, 0);
      pieceWeight = 0;
      for (int word = pieceStart; word < words; word++) {
        int weight = (ends[word] - starts[word]) * Scripts.weight(groups[word]);
        groupWeights[groups[word]] += weight;
        pieceWeight += weight;
      }
      if (after == 0) {
        newLine();
      }
    }
    startBlock();
    blockStart = words - after;
    return after;
  }

  private void startBlock() {
    blockStart = words;
    blockPieces = pieces;
    blockPieceStart = pieceStart;
    blockSigns = 0;
    blockWords = 0;
  }

  private void endPiece() {
    int last = groups[words - 1];
    int group = last;
    if (groupWeights[last] != pieceWeight) {
      group = 0;
      for (int g = Scripts.FIRST; g < groupWeights.length; g++) {
        if (g != Scripts.LATIN && groupWeights[g] > groupWeights[group]) {
          group = g;
        }
      }
      // Terms in Latin letters are part of the sentence around them.
      group = 3 * groupWeights[group] >= groupWeights[Scripts.LATIN] ? group : Scripts.LATIN;
      java.util.Arrays.fill(groupWeights, 0);
    }
    groupWeights[last] = 0;
    pieceEnds[pieces] = words;
    pieceGroups[pieces] = (byte) group;
    pieceWeights[pieces++] = pieceWeight;
    pieceStart = words;
    runStart = words;
    pieceWeight = 0;
  }
}
