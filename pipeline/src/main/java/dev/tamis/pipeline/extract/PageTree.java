package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A page as extraction sees it: its text, cut into blocks, and the elements that they stand in. */
final class PageTree {
  private static final int EXPECTED = 1024;

  /** The text of all blocks, spaces made one. */
  final StringBuilder text = new StringBuilder();

  /** Every block in the order of the page. */
  final List<Block> blocks = new ArrayList<>(EXPECTED);

  /** Every element in the order of its start tag; the first is the root. */
  final List<Element> elements = new ArrayList<>(EXPECTED);

  /** Ids that headings link to, as those of documentation do. */
  final Set<String> anchors = new HashSet<>();

  private Peers peers;

  /** JSON-LD that has the text of an article. */
  final List<String> structured = new ArrayList<>();

  /** Whether the page says that part of it must be paid for; the text is there nevertheless. */
  boolean paid;

  /** What the page says of itself; empty where it does not. */
  String title = "";

  String headline = "";
  String language = "";
  String canonical = "";
  String robots = "";

  /** Whether the program that made the page says that it makes forums. */
  boolean forum;

  /** What the page says that code is written in, by its element. */
  private final Map<Element, String> languages = new HashMap<>();

  /** Keeps the name of the language that code is written in. */
  void setLanguage(Element code, String name) {
    if (!name.isEmpty()) {
      languages.putIfAbsent(code, name);
    }
  }

  /** The language that code is written in; empty where the page does not say. */
  String languageOf(Element code) {
    return languages.getOrDefault(code, "");
  }

  /** The text of a block. */
  String text(Block block) {
    return text.substring(block.start, block.end);
  }

  /** The root element. */
  Element root() {
    return elements.get(0);
  }

  /** The elements of one make; to be asked for when blocks are judged. */
  Peers peers() {
    if (peers == null) {
      peers = new Peers(this);
    }
    return peers;
  }
}
