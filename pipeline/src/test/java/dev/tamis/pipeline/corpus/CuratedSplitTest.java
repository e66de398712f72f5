package dev.tamis.pipeline.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.language.Identification;
import dev.tamis.language.LanguageTag;
import dev.tamis.pipeline.files.Storage;
import dev.tamis.pipeline.input.Body;
import dev.tamis.pipeline.input.Compression;
import dev.tamis.pipeline.input.Container;
import dev.tamis.pipeline.input.CrawlRecord;
import dev.tamis.pipeline.input.Position;
import dev.tamis.pipeline.input.Split;
import dev.tamis.pipeline.ledger.Hash128;
import dev.tamis.pipeline.ledger.Line;
import dev.tamis.pipeline.ledger.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CuratedSplitTest {
  private static final CuratedSplit.Header HEADER =
      new CuratedSplit.Header(
          Hash128.of("key"),
          new CuratedSplit.Origin(
              new Split("shard.gz", "", 900, Container.WARC, Compression.GZIP, 100, 300),
              2,
              5,
              Hash128.of("content")),
          List.of(new CuratedSplit.Signed("near", 3)),
          List.of("fluency"));

  @TempDir Path folder;

  @BeforeAll
  static void openFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private static Document document(int i) {
    CrawlRecord record =
        new CrawlRecord(
            "shard.gz",
            new Position(i, 2),
            "urn:x",
            "http://jo@raw.example/",
            "2024-05-18T00:00:00Z",
            new Body.Chars(true, "<p>raw</p>"),
            new TreeMap<>(Map.of("x-robots-tag", "noai")),
            true);
    LanguageTag tag = LanguageTag.parse("deu_Latn");
    Map<String, Double> scores = new LinkedHashMap<>();
    scores.put("b", null);
    scores.put("a", 0.25);
    return Document.of(record)
        .withText("Text \u00fc \ud83d\ude00 " + i)
        .with(new Source("https://one.example/", "one.example", "one.example"))
        .with(new PageFacts("Title", "de", "https://one.example/c", "noindex"))
        .with(
            new Identification(
                tag, 0.75, LanguageTag.parse("nld_Latn"), new TreeMap<>(Map.of(tag, 1.0)), true))
        .with(new Quality(scores, Map.of("a", "prose"), new TreeMap<>(Map.of("words", 3.0))))
        .with(new Redactions(List.of(new Redactions.Redaction("EMAIL", 1, 4))))
        .note("n", 1L)
        .note("s", "x")
        .note("d", 0.5)
        .note("t", true)
        .note("f", false);
  }

  private static Card card(Document document, Place place) {
    return new Card(
        place,
        document.id(),
        "deu_Latn",
        "one.example",
        Hash128.of("u"),
        Hash128.of("t"),
        5,
        document.text().length(),
        9,
        1,
        List.of(0.5f),
        Cuts.NONE);
  }

  private List<CuratedFile> write(int documents, int perVolume) throws IOException {
    return write(folder + "/", documents, perVolume, false);
  }

  private static List<CuratedFile> write(String to, int documents, int perVolume, boolean unsigned)
      throws IOException {
    Tally tally = new Tally();
    tally.add(documents, "read");
    try (CuratedSplitWriter writer =
        new CuratedSplitWriter(to, HEADER, 7, new CuratedSplitWriter.Limits(perVolume, 1 << 20))) {
      if (unsigned) {
        writer.couldNotSign();
      }
      for (int i = 0; i < documents; i++) {
        Document document = document(i);
        writer.add(card(document, writer.place()), document, List.of(new byte[] {(byte) i, 1, 2}));
        writer.add(new Line("failed", Hash128.of("f" + i), new byte[] {'{', '}'}));
      }
      return writer.finish(tally);
    }
  }

  private static List<CuratedSplit.Entry> read(String path) throws IOException {
    List<CuratedSplit.Entry> entries = new ArrayList<>();
    try (CuratedSplit.Reader reader =
        new CuratedSplit.Reader(FileSystems.matchNewResource(path, false))) {
      assertEquals(HEADER, reader.header());
      do {
        entries.add(reader.next());
      } while (!(entries.get(entries.size() - 1) instanceof CuratedSplit.End));
    }
    return entries;
  }

  @Test
  void volumesRollOverAndGiveBackAllThatWasFound() throws IOException {
    List<CuratedFile> files = write(5, 2);
    assertEquals(List.of(2, 2, 1), files.stream().map(CuratedFile::documents).toList());
    int i = 0;
    for (CuratedFile file : files) {
      List<CuratedSplit.Entry> entries = read(file.path());
      assertTrue(file.path().startsWith(folder + "/" + HEADER.key()), file.path());
      for (CuratedSplit.Entry entry : entries) {
        if (entry instanceof CuratedSplit.Curated curated) {
          Document expected = document(i);
          Document found = curated.document();
          assertEquals(expected.id(), found.id());
          assertEquals(expected.text(), found.text());
          assertEquals(expected.source(), found.source());
          assertEquals(expected.page(), found.page());
          assertEquals(expected.language(), found.language());
          assertEquals(expected.quality(), found.quality());
          assertEquals(
              List.copyOf(expected.quality().scores().keySet()),
              List.copyOf(found.quality().scores().keySet()));
          assertEquals(expected.redactions(), found.redactions());
          assertEquals(expected.notes(), found.notes());
          assertEquals(expected.record().headers(), found.record().headers());
          assertEquals(expected.record().fetched(), found.record().fetched());
          assertEquals(expected.record().position(), found.record().position());
          assertEquals("", found.record().url(), "only its scrubbed form is stored");
          assertEquals(card(expected, new Place(file.number(), i % 2)), curated.card());
          assertArrayEquals(new byte[] {(byte) i, 1, 2}, curated.signatures().get(0));
          i++;
        } else if (entry instanceof CuratedSplit.End end) {
          assertEquals(file.documents(), end.documents());
          assertEquals(file.equals(files.get(2)), end.tally() != null);
        }
      }
    }
    assertEquals(5, i);
  }

  @Test
  void aSplitWithoutDocumentsHasAFileAsWell() throws IOException {
    List<CuratedFile> files = write(0, 2);
    assertEquals(1, files.size());
    assertEquals(1, read(files.get(0).path()).size());
  }

  @Test
  void aVolumeThatIsCutOrOfAnotherFormIsAnError() throws IOException {
    Path file = Path.of(write(2, 9).get(0).path());
    byte[] bytes = Files.readAllBytes(file);
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertFalse(isWhole(file), "cut to " + length);
    }
    Files.write(file, bytes);
    assertTrue(isWhole(file));
  }

  private static boolean isWhole(Path file) throws IOException {
    return Trailer.read(Storage.file(file.toString()), Files.size(file)).isPresent();
  }

  @Test
  void aSplitIsFoundUnderItsKeyWhenAllItsVolumesAreWhole() throws IOException {
    Hash128 stages = Hash128.of("stages");
    KeptSplits kept = new KeptSplits(folder + "/", stages);
    assertEquals(List.of(), kept.all());
    String own = kept.folderOf(HEADER.key());
    List<CuratedFile> first = write(own, 5, 2, false);
    KeptSplits.Whole found = kept.find(HEADER).orElseThrow();
    assertEquals(
        first.stream().map(CuratedFile::path).toList(),
        found.volumes().stream().map(KeptSplits.Volume::path).toList());
    assertEquals(
        List.of(2, 2, 1), found.volumes().stream().map(KeptSplits.Volume::documents).toList());
    assertTrue(found.signed());
    assertEquals(HEADER, found.header());
    assertTrue(new KeptSplits(folder + "/", Hash128.of("others")).find(HEADER).isEmpty());
    for (CuratedFile file : first) {
      byte[] bytes = Files.readAllBytes(Path.of(file.path()));
      Files.delete(Path.of(file.path()));
      assertTrue(kept.find(HEADER).isEmpty(), "without " + file.path());
      Files.write(Path.of(file.path()), Arrays.copyOf(bytes, bytes.length - 1));
      assertTrue(kept.find(HEADER).isEmpty(), "with half of " + file.path());
      Files.write(Path.of(file.path()), bytes);
    }
    Files.delete(Path.of(first.get(2).path()));
    List<CuratedFile> second = write(own, 1, 2, true);
    found = kept.find(HEADER).orElseThrow();
    assertEquals(second.get(0).path(), found.volumes().get(0).path(), "of another attempt");
    assertFalse(found.signed());
  }

  @Test
  void aFolderIsKeptWithinItsLimit() throws IOException {
    KeptSplits kept = new KeptSplits(folder + "/", Hash128.of("now"));
    KeptSplits others = new KeptSplits(folder + "/", Hash128.of("then"));
    Path older = Path.of(write(kept.folderOf(HEADER.key()), 1, 9, false).get(0).path());
    Path newer = Path.of(write(kept.folderOf(HEADER.key()), 1, 9, false).get(0).path());
    Path then = Path.of(write(others.folderOf(HEADER.key()), 1, 9, false).get(0).path());
    Path half = Path.of(write(kept.folderOf(HEADER.key()), 1, 9, false).get(0).path());
    Files.write(half, Arrays.copyOf(Files.readAllBytes(half), 50));
    Files.setLastModifiedTime(older, FileTime.fromMillis(1000));
    Files.setLastModifiedTime(newer, FileTime.fromMillis(2000));
    Path mine = Files.writeString(folder.resolve("mine.curated.zst"), "somebody's");
    assertEquals(1, kept.shrinkTo(Long.MAX_VALUE), "what is not whole");
    assertEquals(1, kept.shrinkTo(2 * Files.size(older)), "what other stages made");
    assertFalse(Files.exists(then));
    assertEquals(1, kept.shrinkTo(Files.size(older)), "the oldest");
    assertFalse(Files.exists(older));
    assertTrue(Files.exists(newer));
    assertEquals(1, kept.shrinkTo(0));
    assertEquals(0, kept.shrinkTo(0));
    assertTrue(Files.exists(mine), "is not of Tamis");
  }

  @Test
  void limitsAndPlacesCheckThemselves() {
    assertThrows(IllegalArgumentException.class, () -> new CuratedSplitWriter.Limits(0, 1));
    assertThrows(IllegalArgumentException.class, () -> Place.fileNumber(1, 1 << 20, 0));
    assertThrows(IllegalArgumentException.class, () -> new Place(-1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Cuts(List.of(new Cuts.Span(3, 5), new Cuts.Span(4, 6)), 1));
    Cuts cuts = new Cuts(List.of(new Cuts.Span(0, 2), new Cuts.Span(4, 5)), 1);
    assertEquals("cdf", cuts.applyTo("abcdef"));
    assertThrows(IllegalArgumentException.class, () -> cuts.applyTo("abcd"));
    assertTrue(cuts.cover(0, 2));
    assertEquals("shard 7, split 2, volume 1", Place.describe(Place.fileNumber(7, 2, 1)));
  }
}
