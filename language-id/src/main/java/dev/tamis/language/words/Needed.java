package dev.tamis.language.words;

/** Libraries that words need and language tags do not, so that they are optional dependencies. */
final class Needed {
  private Needed() {}

  /**
   * Checks that a class is there.
   *
   * @throws NoClassDefFoundError if it is not; the message names the library to add
   */
  static void check(String name, String library) {
    try {
      Class.forName(name, false, Needed.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      NoClassDefFoundError error =
          new NoClassDefFoundError(
              "cutting text into words needs "
                  + library
                  + ", an optional dependency of tamis-language-id: add it to yours");
      error.initCause(e);
      throw error;
    }
  }
}
