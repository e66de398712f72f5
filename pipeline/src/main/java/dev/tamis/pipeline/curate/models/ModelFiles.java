package dev.tamis.pipeline.curate.models;

import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.files.UserPath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of models, wherever they are: a local one is read where it lies; one on another file system
 * that Beam knows is copied to a temporary folder first, which is gone once it has been read.
 */
final class ModelFiles {
  private ModelFiles() {}

  /** Reads a model. */
  interface Reader<T> {
    T read(Path path) throws IOException;
  }

  /**
   * Reads a model that is one file.
   *
   * @param key of the recipe, for messages
   * @throws IllegalArgumentException if it cannot be read, or the reader refuses it
   */
  static <T> T file(String key, String path, Reader<T> reader) {
    return read(key, path, List.of(""), reader);
  }

  /**
   * Reads a model that is a folder.
   *
   * @param key of the recipe, for messages
   * @param names of the files in it that the reader asks for
   * @throws IllegalArgumentException if it cannot be read, or the reader refuses it
   */
  static <T> T folder(String key, String path, List<String> names, Reader<T> reader) {
    return read(key, path, names, reader);
  }

  /** A name of a model that changes when a local file does. */
  static String stamp(String path) {
    if (!UserPath.isLocal(path)) {
      return path;
    }
    try {
      Path file = UserPath.toPath(path);
      return file.toRealPath() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      // Reading it will say what is wrong.
      return path;
    }
  }

  private static <T> T read(String key, String path, List<String> names, Reader<T> reader) {
    try {
      return UserPath.isLocal(path)
          ? reader.read(UserPath.toPath(path))
          : copied(path, names, reader);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new IllegalArgumentException(key + " " + path + ": there is no such file", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(key + " " + path + ": " + e.getMessage(), e);
    }
  }

  /** Reads a copy, which is gone afterwards. */
  static <T> T copied(String path, List<String> names, Reader<T> reader) throws IOException {
    Path folder = Files.createTempDirectory("tamis-model-");
    try {
      Path copy = folder;
      for (String name : names) {
        String from = name.isEmpty() ? path : path.replaceAll("/+$", "") + "/" + name;
        Path to = folder.resolve(name.isEmpty() ? lastName(path) : name);
        try (InputStream in = Storage.open("model", from)) {
          Files.copy(in, to);
        }
        copy = name.isEmpty() ? to : folder;
      }
      return reader.read(copy);
    } finally {
      for (String name : names) {
        Files.deleteIfExists(folder.resolve(name.isEmpty() ? lastName(path) : name));
      }
      Files.delete(folder);
    }
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
