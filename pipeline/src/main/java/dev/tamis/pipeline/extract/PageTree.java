package dev.tamis.pipeline.extract;

import java.util.ArrayList;
import java.util.List;

/** A page as extraction sees it: its text, cut into blocks, and the elements that they stand in. */
final class PageTree {
  /** The text of all blocks, spaces made one. */
  final StringBuilder text = new StringBuilder();

  /** Every block in the order of the page. */
  final List<Block> blocks = new ArrayList<>();

  /** Every element in the order of its start tag; the first is the root. */
  final List<Element> elements = new ArrayList<>();

  /** What the page says of itself; empty where it does not. */
  String title = "";

  String headline = "";
  String language = "";
  String canonical = "";
  String robots = "";

  /** The text of a block. */
  String text(Block block) {
    return text.substring(block.start, block.end);
  }

  /** The root element. */
  Element root() {
    return elements.get(0);
  }
}
