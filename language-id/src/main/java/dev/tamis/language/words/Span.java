package dev.tamis.language.words;

import java.text.CharacterIterator;

/** A part of an array of characters as ICU wants to see it, without a copy. Not thread-safe. */
final class Span implements CharacterIterator {
  private char[] text = {};
  private int begin;
  private int end;
  private int at;

  void reset(char[] newText, int from, int to) {
    text = newText;
    begin = from;
    end = to;
    at = from;
  }

  @Override
  public char first() {
    at = begin;
    return current();
  }

  @Override
  public char last() {
    at = end == begin ? end : end - 1;
    return current();
  }

  @Override
  public char current() {
    return at < end ? text[at] : DONE;
  }

  @Override
  public char next() {
    if (at >= end - 1) {
      at = end;
      return DONE;
    }
    return text[++at];
  }

  @Override
  public char previous() {
    return at == begin ? DONE : text[--at];
  }

  @Override
  public char setIndex(int position) {
    if (position < begin || position > end) {
      throw new IllegalArgumentException(position + " is not between " + begin + " and " + end);
    }
    at = position;
    return current();
  }

  @Override
  public int getBeginIndex() {
    return begin;
  }

  @Override
  public int getEndIndex() {
    return end;
  }

  @Override
  public int getIndex() {
    return at;
  }

  @Override
  public Object clone() {
    Span copy = new Span();
    copy.reset(text, begin, end);
    copy.at = at;
    return copy;
  }
}
