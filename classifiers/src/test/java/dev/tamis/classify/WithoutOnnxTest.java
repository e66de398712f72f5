package dev.tamis.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules run on a class path that lacks ONNX Runtime; what needs it says so. */
class WithoutOnnxTest {
  private static URLClassLoader loader() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!entry.contains("onnxruntime") && !entry.contains("tokenizers")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }

  @Test
  void rulesRun() throws Exception {
    try (URLClassLoader loader = loader()) {
      Class<?> rules = loader.loadClass("dev.tamis.classify.rules.Rules");
      Class<?> tags = loader.loadClass("dev.tamis.language.LanguageTag");
      Object tag = tags.getMethod("parse", String.class).invoke(null, "eng_Latn");
      Object own =
          rules
              .getMethod("named", String[].class)
              .invoke(null, (Object) new String[] {"gopher-quality", "gopher-repetition"});
      Object verdict =
          rules.getMethod("judge", String.class, tags).invoke(own, "A short text.", tag);
      assertEquals(
          "gopher-quality/min-words", verdict.getClass().getMethod("reason").invoke(verdict));
    }
  }

  @Test
  void whatNeedsItSaysSo() throws Exception {
    try (URLClassLoader loader = loader()) {
      Class<?> textness = loader.loadClass("dev.tamis.classify.textness.Textness");
      InvocationTargetException thrown =
          assertThrows(
              InvocationTargetException.class, () -> textness.getMethod("embedded").invoke(null));
      String message = thrown.getCause().getMessage();
      assertTrue(message.contains("com.microsoft.onnxruntime:onnxruntime"), message);
    }
  }
}
