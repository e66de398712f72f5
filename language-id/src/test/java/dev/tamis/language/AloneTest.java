package dev.tamis.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Language tags need this library alone; words say what else they need. */
class AloneTest {
  private static URLClassLoader alone(Path... more) throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(LanguageIdentifier.class.getProtectionDomain().getCodeSource().getLocation());
    for (Path path : more) {
      urls.add(path.toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  @Test
  void wordsNameTheLibraryThatTheyNeed() throws Exception {
    try (URLClassLoader loader = alone()) {
      Class<?> words = loader.loadClass("dev.tamis.language.words.Words");
      InvocationTargetException e =
          assertThrows(InvocationTargetException.class, () -> words.getConstructor().newInstance());
      assertTrue(e.getCause().getMessage().contains("com.ibm.icu:icu4j"), e.getCause().toString());
    }
  }

  /** The lines of the README compile and print what their comments say. */
  @Test
  void theReadmeRuns(@TempDir Path folder) throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String lines = readme.split("```java\\n", 2)[1].split("```", 2)[0];
    Path source = folder.resolve("Readme.java");
    Files.writeString(
        source,
        "import dev.tamis.language.*;\npublic class Readme {\n"
            + "  public static String run() {\n"
            + lines
            + "    return page.tag().toString();\n  }\n}\n");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classes =
        Path.of(
                LanguageIdentifier.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI())
            .toString();
    int result =
        compiler.run(null, null, null, "-d", folder.toString(), "-cp", classes, source.toString());
    assertEquals(0, result, lines);
    try (URLClassLoader loader = alone(folder)) {
      Object tag = loader.loadClass("Readme").getMethod("run").invoke(null);
      assertEquals("deu_Latn", tag);
    }
  }
}
