package dev.tamis.pipeline.source.lists;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tamis.pipeline.recipe.DomainList;
import dev.tamis.pipeline.source.Urls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lists with the oddities of published ones beside what they must mean: {@code report} and its
 * line, {@code hit}, a URL and the entry, {@code miss} and a URL; {@code list} and the keys of the
 * recipe.
 */
class ListFormatsTest {
  @TempDir Path folder;

  @BeforeAll
  static void registerFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "hosts",
        "adblock",
        "dnsmasq",
        "table.csv",
        "bare.csv",
        "optouts.csv",
        "sources.csv",
        "comment.csv",
        "mixed",
        "suffixes"
      })
  void everyLineIsUsedOrNamed(String name) throws IOException {
    byte[] list = resource(name + ".list");
    Path plain = Files.write(folder.resolve(name), list);
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzipped)) {
      out.write(list);
    }
    Path gzip = Files.write(folder.resolve(name + ".gz"), gzipped.toByteArray());
    check(name, plain);
    check(name, gzip);
  }

  private static void check(String name, Path file) throws IOException {
    String[] lines = new String(resource(name + ".expected"), StandardCharsets.UTF_8).split("\n");
    ObjectNode keys = new ObjectMapper().createObjectNode();
    if (lines[0].startsWith("list\t")) {
      keys = (ObjectNode) new ObjectMapper().readTree(lines[0].substring(5));
    }
    keys.put("path", file.toString());
    DomainList list = new ObjectMapper().treeToValue(keys, DomainList.class);
    SourceLists lists = SourceLists.read(Map.of("l", list), ListMatch.Action.EXCLUDE);
    List<Executable> checks = new ArrayList<>();
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      switch (fields[0]) {
        case "report" ->
            checks.add(() -> assertEquals(fields[1], lists.reports().get("l").summary()));
        case "hit" ->
            checks.add(() -> assertEquals(List.of(fields[2]), hits(lists, fields[1]), line));
        case "miss" -> checks.add(() -> assertEquals(List.of(), hits(lists, fields[1]), line));
        default -> {}
      }
    }
    assertAll(checks);
  }

  private static List<String> hits(SourceLists lists, String url) {
    String normal = Urls.normalize(url);
    return lists.matches(Urls.host(normal), normal).stream().map(ListMatch::value).toList();
  }

  @Test
  void foldersOfUt1HaveDomainsUrlsAndExpressions() throws IOException {
    Files.createDirectories(folder.resolve("ut1/adult"));
    Files.createDirectories(folder.resolve("ut1/games"));
    Files.writeString(folder.resolve("ut1/adult/domains"), "x.example\n192.0.2.1\n");
    Files.write(
        folder.resolve("ut1/adult/urls"),
        "host.example/~jo/Pics\nb\u00e4d.example/x\n".getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(
        folder.resolve("ut1/adult/expressions"),
        "(^|[-\\?+=/_])(naughty|saucy)([-\\?+=/_]|$)\n(?=lookahead)\n");
    Files.writeString(folder.resolve("ut1/games/domains"), "play.example\n");
    Files.writeString(folder.resolve("ut1/adult/usage"), "black\n");
    SourceLists lists =
        SourceLists.read(
            Map.of("ut1", DomainList.of(folder.resolve("ut1").toString())),
            ListMatch.Action.EXCLUDE);
    assertEquals(
        "5 entries of 7 lines; expression 1 (line adult/expressions:2); not-understood 1 (line"
            + " adult/urls:2)",
        lists.reports().get("ut1").summary());
    assertEquals(List.of("host.example/~jo/pics"), hits(lists, "http://host.example/~Jo/pics/1"));
    assertEquals(List.of("play.example"), hits(lists, "http://play.example/"));
    assertEquals(1, hits(lists, "http://any.example/very-naughty-page").size());
    assertEquals(List.of(), hits(lists, "http://any.example/naughtybynature"));
  }

  @Test
  void aPublicSuffixIsAnErrorUnlessForced() throws IOException {
    Path file = Files.writeString(folder.resolve("own"), "fine.example\nco.uk\n||github.io^\n");
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                SourceLists.read(
                    Map.of("own", DomainList.of(file.toString())), ListMatch.Action.EXCLUDE));
    assertTrue(error.getMessage().contains("first in line 2, 3"), error.getMessage());
    DomainList forced = new DomainList(file.toString(), "auto", "force", List.of(), "");
    SourceLists lists = SourceLists.read(Map.of("own", forced), ListMatch.Action.EXCLUDE);
    assertEquals(List.of("co.uk"), hits(lists, "http://shop.co.uk/"));
  }

  @Test
  void missingAndEmptyListsAreErrors() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "# nothing\n");
    for (String path : List.of(folder + "/none", empty.toString())) {
      assertThrows(
          IllegalArgumentException.class,
          () -> SourceLists.read(Map.of("a", DomainList.of(path)), ListMatch.Action.EXCLUDE));
    }
  }

  @Test
  void aListThatHasChangedIsReadAnew() throws IOException {
    Path file = Files.writeString(folder.resolve("changing"), "one.example\n");
    Map<String, DomainList> list = Map.of("a", DomainList.of(file.toString()));
    assertEquals(
        1, hits(SourceLists.read(list, ListMatch.Action.TAG), "http://one.example/").size());
    Files.writeString(file, "another.example\n");
    assertEquals(
        0, hits(SourceLists.read(list, ListMatch.Action.TAG), "http://one.example/").size());
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ListFormatsTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
