package dev.tamis.pipeline.input;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Dates of Parquet's own types: days, timestamps in three units, and Impala's 96 bits. */
final class ParquetDates {
  private static final long JULIAN_DAY_OF_1970 = 2_440_588;

  private ParquetDates() {}

  /** The value as text that {@link Dates} reads. */
  static String text(Group values, String name) {
    PrimitiveType type = values.getType().getType(name).asPrimitiveType();
    if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT96) {
      NanoTime time = NanoTime.fromBinary(values.getInt96(name, 0));
      return Instant.ofEpochSecond(
              (time.getJulianDay() - JULIAN_DAY_OF_1970) * 86_400L, time.getTimeOfDayNanos())
          .toString();
    }
    if (type.getLogicalTypeAnnotation() instanceof DateLogicalTypeAnnotation) {
      return LocalDate.ofEpochDay(values.getInteger(name, 0))
          .atStartOfDay()
          .toInstant(ZoneOffset.UTC)
          .toString();
    }
    if (type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp) {
      return instant(values.getLong(name, 0), timestamp.getUnit()).toString();
    }
    return values.getValueToString(values.getType().getFieldIndex(name), 0);
  }

  private static Instant instant(long count, TimeUnit unit) {
    long perSecond =
        switch (unit) {
          case MILLIS -> 1_000L;
          case MICROS -> 1_000_000L;
          case NANOS -> 1_000_000_000L;
        };
    return Instant.ofEpochSecond(
        Math.floorDiv(count, perSecond),
        Math.floorMod(count, perSecond) * (1_000_000_000L / perSecond));
  }
}
