package dev.tamis.pipeline.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Reads the rows of the row groups that begin in a split, of the wanted columns alone. A row group
 * is held in memory as it lies in the file. One that cannot be read is one {@link Defect}.
 */
final class ParquetRows implements ShardReader {
  private static final int MAX_NAMED = 20;

  private final Split split;
  private final ReadOptions options;
  private ParquetFileReader file;
  private MessageType wanted;
  private Defect unreadable;
  private int group = -1;
  private RecordReader<Group> rows;
  private long rowsLeft;
  private long row;
  private long unreadableDates;

  ParquetRows(Split split, ReadOptions options) throws IOException {
    this.split = split;
    this.options = options;
    try {
      ParquetReadOptions settings =
          ParquetReadOptions.builder(new PlainParquetConfiguration())
              .withCodecFactory(new ParquetCodecs())
              .build();
      file = ParquetFileReader.open(new ParquetFile(split.resource(), split.sizeBytes()), settings);
      wanted = wanted(file.getFileMetaData().getSchema());
      if (!hasContent()) {
        tellNoColumn();
        file.close();
        file = null;
        return;
      }
      file.setRequestedSchema(wanted);
    } catch (RuntimeException e) {
      file = null;
      tellOnce(e);
    } catch (IOException e) {
      // The library wraps what it cannot parse; what has no cause is the file system's.
      if (e.getCause() == null || e.getCause() instanceof IOException) {
        throw e;
      }
      tellOnce(e);
    }
  }

  /** Of a file that cannot be opened, the first split tells. */
  private void tellOnce(Exception e) {
    unreadable = split.from() == 0 ? defect(0, e) : null;
  }

  private boolean hasContent() {
    Fields names = options.fields();
    return wanted.containsField(top(names.text())) || wanted.containsField(top(names.html()));
  }

  private void tellNoColumn() {
    String columns =
        file.getFileMetaData().getSchema().getFields().stream()
            .map(Type::getName)
            .limit(MAX_NAMED)
            .collect(Collectors.joining(", "));
    unreadable =
        split.from() > 0
            ? null
            : new Defect(
                split.shard(),
                position(0),
                Defect.Cause.NO_COLUMN,
                "the file has neither column '"
                    + options.fields().text()
                    + "' nor '"
                    + options.fields().html()
                    + "'; it has "
                    + columns);
  }

  private static String top(String name) {
    return name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
  }

  private MessageType wanted(MessageType schema) {
    List<Type> fields = new ArrayList<>();
    Fields names = options.fields();
    for (String name :
        List.of(
            names.text(), names.html(), names.url(), names.date(), names.otherDate(), names.id())) {
      String top = top(name);
      boolean there = schema.containsField(top);
      if (there && fields.stream().noneMatch(field -> field.getName().equals(top))) {
        fields.add(schema.getType(top));
      }
    }
    return new MessageType(schema.getName(), fields);
  }

  @Override
  public ShardItem next() throws IOException {
    if (unreadable != null) {
      Defect defect = unreadable;
      unreadable = null;
      return defect;
    }
    while (file != null && group < file.getRowGroups().size()) {
      if (rowsLeft > 0) {
        return read();
      }
      group++;
      if (group < file.getRowGroups().size() && isOwn(file.getRowGroups().get(group))) {
        Defect defect = open();
        if (defect != null) {
          return defect;
        }
      }
    }
    return null;
  }

  private boolean isOwn(BlockMetaData block) {
    return block.getStartingPos() >= split.from() && block.getStartingPos() < split.to();
  }

  private Defect open() {
    row = 0;
    rowsLeft = 0;
    try {
      PageReadStore pages = file.readRowGroup(group);
      rows =
          new ColumnIOFactory()
              .getColumnIO(wanted)
              .getRecordReader(pages, new GroupRecordConverter(wanted));
      rowsLeft = pages.getRowCount();
      return null;
    } catch (IOException | RuntimeException e) {
      return defect(0, e);
    }
  }

  private ShardItem read() {
    long at = row++;
    rowsLeft--;
    try {
      return record(at, rows.read());
    } catch (RuntimeException e) {
      // Where one row cannot be decoded, neither can those behind it.
      rowsLeft = 0;
      return defect(at, e);
    }
  }

  private ShardItem record(long at, Group values) {
    Fields names = options.fields();
    String html = string(values, names.html());
    String text = html == null ? string(values, names.text()) : html;
    if (text == null) {
      return new Defect(
          split.shard(),
          position(at),
          Defect.Cause.NO_TEXT,
          "neither column '" + names.text() + "' nor '" + names.html() + "' has a value");
    }
    if (text.length() > options.maxTextChars()) {
      return new Defect(
          split.shard(),
          position(at),
          Defect.Cause.TEXT_TOO_LONG,
          "the text has " + text.length() + " characters; the limit is " + options.maxTextChars());
    }
    String date = value(values, names.date());
    date = date == null ? value(values, names.otherDate()) : date;
    String instant = date == null ? "" : Dates.instant(date);
    unreadableDates += instant.isEmpty() && date != null && !date.isBlank() ? 1 : 0;
    return new CrawlRecord(
        split.shard(),
        position(at),
        orEmpty(value(values, names.id())),
        orEmpty(value(values, names.url())),
        instant,
        new Body.Chars(html != null, text),
        Collections.emptySortedMap(),
        false);
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }

  /** The string at a path; null where there is none, or something else. */
  private static String string(Group values, String path) {
    Group at = values;
    String name = path;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.')) {
      String step = name.substring(0, dot);
      if (!at.getType().containsField(step)
          || at.getType().getType(step).isPrimitive()
          || at.getFieldRepetitionCount(step) == 0) {
        return null;
      }
      at = at.getGroup(step, 0);
      name = name.substring(dot + 1);
    }
    boolean bytes =
        at.getType().containsField(name)
            && at.getType().getType(name).isPrimitive()
            && at.getType().getType(name).asPrimitiveType().getPrimitiveTypeName()
                == PrimitiveTypeName.BINARY;
    return bytes ? value(at, name) : null;
  }

  /** The value at a path such as {@code meta.url}; null where there is none. */
  private static String value(Group values, String path) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    if (!values.getType().containsField(name) || values.getFieldRepetitionCount(name) == 0) {
      return null;
    }
    if (values.getType().getType(name).isPrimitive()) {
      return dot < 0 ? ParquetDates.text(values, name) : null;
    }
    return dot < 0 ? null : value(values.getGroup(name, 0), path.substring(dot + 1));
  }

  private Defect defect(long at, Exception cause) {
    // The library's messages may quote values; the class cannot.
    return new Defect(
        split.shard(),
        position(at),
        Defect.Cause.BAD_PARQUET,
        "the file or row group cannot be read: " + cause.getClass().getSimpleName());
  }

  private Position position(long at) {
    boolean inGroup = file != null && group >= 0 && group < file.getRowGroups().size();
    return new Position(inGroup ? file.getRowGroups().get(group).getStartingPos() : 0, at);
  }

  @Override
  public Map<String, Long> counts() {
    return unreadableDates == 0 ? Map.of() : Map.of(JsonRecords.UNREADABLE_DATE, unreadableDates);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
