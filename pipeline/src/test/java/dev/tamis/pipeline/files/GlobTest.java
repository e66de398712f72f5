package dev.tamis.pipeline.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    for (String file :
        List.of("a.gz", "b.gz", "c.txt", "x/a.gz", "x/y/a.gz", "z/d.gz", "_old/a.gz", ".h/a.gz")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), file);
    }
  }

  private String names(Glob.Result result) {
    return String.join(
        " ", result.files().stream().map(f -> folder.relativize(Path.of(f.path())) + "").toList());
  }

  @ParameterizedTest
  @CsvSource({
    "*.gz,a.gz b.gz",
    "?.gz,a.gz b.gz",
    "[a].gz,a.gz",
    "'{a,c}.*',a.gz c.txt",
    "*/*.gz,.h/a.gz _old/a.gz x/a.gz z/d.gz",
    "x/**,x/a.gz x/y/a.gz",
    "x/*/a.gz,x/y/a.gz",
    "'{x,z}/[ad].gz',x/a.gz z/d.gz",
    "'{x/y,z}/*.gz',x/y/a.gz z/d.gz",
    "no*,''"
  })
  void matches(String pattern, String names) throws IOException {
    assertEquals(names, names(Glob.of(folder + "/" + pattern).expand()));
  }

  @Test
  void aFoldersOwnNameMeansItself() throws IOException {
    Path odd = Files.createDirectory(folder.resolve("o[d]{d},*"));
    Files.writeString(odd.resolve("a.gz"), "");
    assertEquals("o[d]{d},*/a.gz", names(Glob.in(odd, "*.gz").expand()));
    assertEquals("o[d]{d},*/a.gz", names(Glob.allIn(odd)));
  }

  @Test
  void hiddenFilesOfAFolderAreNotItsFiles() throws IOException {
    assertEquals("a.gz b.gz c.txt x/a.gz x/y/a.gz z/d.gz", names(Glob.allIn(folder)));
  }

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    Files.createSymbolicLink(folder.resolve("dangling.gz"), Path.of("nowhere.gz"));
    Files.createSymbolicLink(folder.resolve("x/loop"), folder);
    Glob.Result result = Glob.of(folder + "/*").expand();
    assertEquals(1, result.unusable().size(), result.toString());
    assertTrue(result.unusable().get(0).contains("dangling.gz"), result.toString());
    assertTrue(result.unusable().get(0).contains("nowhere.gz"), result.toString());
    assertEquals(4, result.folders().size(), result.toString());
    assertEquals(1, Glob.allIn(folder).unusable().size(), "a loop is no harm");
  }

  @Test
  void aPatternThatCannotBeReadSaysSo() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Glob.of(folder + "/a[").expand());
    assertTrue(e.getMessage().contains("\"a[\" cannot be read"), e.getMessage());
  }

  @Test
  void pathsAreLookedUpAndNeverWalkedFor() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> Storage.open("recipe", "/nope-of-tamis.yaml"));
    assertTrue(
        e.getMessage().startsWith("recipe: no such file: /nope-of-tamis.yaml"), e.getMessage());
    assertTrue(Glob.isPattern("a*"));
    assertFalse(Glob.isPattern("a b,c"));
  }

  @ParameterizedTest
  @CsvSource({
    "'',a path is empty",
    "' ',a path is empty",
    "~other/x,home folder of another user",
    "gs://bucket/x,-Pdataflow",
    "s3://bucket/x,-Ps3",
    "hdfs://host/x,-Phdfs",
    "https://host/x,download the file first",
    "ftp://host/x,there is no file system for ftp://"
  })
  void pathsThatCannotBe(String path, String message) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> UserPath.resolve(path));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void homeIsPutInPlace() {
    assertEquals(System.getProperty("user.home") + "/corp", UserPath.resolve("~/corp"));
    assertEquals("/a/b/", UserPath.resolve("file:///a/./b/"));
    assertEquals("/a/b", UserPath.resolve("file:/a/b"));
  }
}
