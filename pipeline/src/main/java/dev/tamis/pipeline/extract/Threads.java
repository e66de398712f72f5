package dev.tamis.pipeline.extract;

import java.util.Arrays;

/**
 * Finds the messages of a thread: of forums, of questions and answers, of comments where there is
 * nothing else. They are of one make, so that they are judged together, by their number and by what
 * they hold, and not one by one: a short answer is an answer.
 */
final class Threads {
  private static final int FEWEST_COMMENTS = 3;

  /** Share of the page's running text that the messages of a forum hold at least. */
  private static final double FORUM_SHARE = 0.3;

  /** Comments are the main text where there is no more of other text than this share of theirs. */
  private static final double OTHER_SHARE = 0.25;

  private static final double MOST_OTHER = 500;

  private final PageTree page;
  private final Element[] postOf;
  private int posts;
  private boolean forum;
  private int first = -1;
  private int last;

  private Threads(PageTree page) {
    this.page = page;
    this.postOf = new Element[page.blocks.size()];
  }

  /** The thread that the page is; null where it is none. */
  static Threads of(PageTree page) {
    Threads threads = new Threads(page);
    threads.collect();
    return threads.posts > 0 && threads.isMain() ? threads : null;
  }

  /** The message that a block is part of, or null. */
  Element post(int block) {
    return postOf[block];
  }

  /** The first block of the first message, and the one behind the last. */
  int from() {
    return first;
  }

  int to() {
    return last;
  }

  private void collect() {
    Element[] nearest = new Element[page.elements.size()];
    boolean[] used = new boolean[page.elements.size()];
    boolean[] frame = new boolean[page.elements.size()];
    for (Element element : page.elements) {
      Element around = element.parent == null ? null : nearest[element.parent.place];
      boolean post = element.is(Hint.POST) && !isQuoteIn(element, around);
      nearest[element.place] = post ? element : around;
      if (post && around != null) {
        frame[around.place] = true;
      }
    }
    for (int i = 0; i < postOf.length; i++) {
      Block block = page.blocks.get(i);
      Element post = nearest[block.element.place];
      if (post != null && frame[post.place] && !block.good) {
        post = null; // Beside a message within: its author, or what can be done with it.
      }
      postOf[i] = post;
      if (post != null && !used[post.place] && !post.hidden) {
        used[post.place] = true;
        posts++;
        forum |= isForum(post);
      }
      if (post != null) {
        first = first < 0 ? i : first;
        last = i + 1;
      }
    }
    forum |= page.forum && posts > 0;
  }

  /** What a message quotes is part of it. */
  private static boolean isQuoteIn(Element element, Element around) {
    return around != null
        && element.nearest(Tag.BLOCKQUOTE) != null
        && element.nearest(Tag.BLOCKQUOTE).isIn(around);
  }

  private static boolean isForum(Element post) {
    for (Element at = post; at != null; at = at.parent) {
      if (at.is(Hint.FORUM)) {
        return true;
      }
    }
    return false;
  }

  private boolean isMain() {
    double inPosts = 0;
    double outside = 0;
    double article = 0;
    for (int i = 0; i < postOf.length; i++) {
      Block block = page.blocks.get(i);
      boolean comment = postOf[i] != null && (forum || !isArticle(postOf[i]));
      if (comment) {
        inPosts += block.linkDensity() < 0.5 ? block.weight : 0;
      } else if (block.good && !isOther(block.element)) {
        outside += block.weight;
      }
      if (!comment && block.good && isArticle(block.element)) {
        article += block.weight;
      }
    }
    if (forum) {
      return inPosts > 0 && inPosts >= FORUM_SHARE * (inPosts + outside) && article <= inPosts;
    }
    return posts >= FEWEST_COMMENTS && outside < MOST_OTHER && outside < OTHER_SHARE * inPosts;
  }

  /** A column beside the messages may hold more than they do. */
  private boolean isOther(Element element) {
    for (Element at = element; at != null; at = at.parent) {
      if (at.bad > 0 || (forum && at.badByName)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isArticle(Element element) {
    for (Element at = element; at != null; at = at.parent) {
      if (at.level == 5 && !at.is(Hint.FORUM)) {
        return !at.names().contains("comment");
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return posts + " messages " + Arrays.asList(first, last);
  }
}
