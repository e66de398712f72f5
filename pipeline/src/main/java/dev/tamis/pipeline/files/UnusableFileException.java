package dev.tamis.pipeline.files;

import java.io.IOException;

/** Something is at a path, and it cannot be read; the message says why, with the path. */
public final class UnusableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  UnusableFileException(String message) {
    super(message);
  }

  UnusableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
