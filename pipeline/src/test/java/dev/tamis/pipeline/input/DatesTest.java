package dev.tamis.pipeline.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-05-18T01:58:10Z|2024-05-18T01:58:10Z",
        "2024-05-18T01:58:10.123456Z|2024-05-18T01:58:10.123456Z",
        "2024-05-18T01:58:10.1234567891Z|2024-05-18T01:58:10.123456789Z",
        "2024-05-18T03:58:10+02:00|2024-05-18T01:58:10Z",
        "2024-05-18T03:58:10+0200|2024-05-18T01:58:10Z",
        "2024-05-18T03:58:10+02|2024-05-18T01:58:10Z",
        "2024-05-17 20:58:10 -05:00|2024-05-18T01:58:10Z",
        "2024-05-18 01:58:10|2024-05-18T01:58:10Z",
        "2024-05-18 01:58:10 UTC|2024-05-18T01:58:10Z",
        "2024-05-18T01:58|2024-05-18T01:58:00Z",
        "2024-05-18|2024-05-18T00:00:00Z",
        "2024/05/18|2024-05-18T00:00:00Z",
        "2024/5/8 01:58:10|2024-05-08T01:58:10Z",
        "20240518T015810Z|2024-05-18T01:58:10Z",
        "20240518015810|2024-05-18T01:58:10Z",
        "20240518015810123|2024-05-18T01:58:10.123Z",
        "202405180158|2024-05-18T01:58:00Z",
        "20240518|2024-05-18T00:00:00Z",
        "1715997490|2024-05-18T01:58:10Z",
        "1715997490123|2024-05-18T01:58:10.123Z",
        "1715997490123456|2024-05-18T01:58:10.123456Z",
        "1715997490123456789|2024-05-18T01:58:10.123456789Z",
        "1715997490.5|2024-05-18T01:58:10.500Z",
        "1.71599749E9|2024-05-18T01:58:10Z",
        "946684800|2000-01-01T00:00:00Z",
        "Sat, 18 May 2024 01:58:10 GMT|2024-05-18T01:58:10Z",
        "Sat, 18 May 2024 03:58:10 +0200|2024-05-18T01:58:10Z",
        "Fri, 17 May 2024 21:58:10 -0400 (EDT)|2024-05-18T01:58:10Z",
        "18 May 2024 01:58:10 EST|2024-05-18T06:58:10Z",
        "Saturday, 18-May-24 01:58:10 GMT|2024-05-18T01:58:10Z",
        "Sat May 18 01:58:10 2024|2024-05-18T01:58:10Z",
        "Sat May  8 01:58:10 2024|2024-05-08T01:58:10Z",
        "Sat May 18 01:58:10 UTC 2024|2024-05-18T01:58:10Z",
        "'May 18, 2024'|2024-05-18T00:00:00Z",
        "May 18 2024|2024-05-18T00:00:00Z",
        "'Sept. 3rd, 2024'|2024-09-03T00:00:00Z",
        "'December 1, 2023 at 3:04 PM'|2023-12-01T15:04:00Z",
        "'Dec 1, 2023, 12:04:05 AM'|2023-12-01T00:04:05Z",
        "18 May 2024|2024-05-18T00:00:00Z",
        "18-may-2024|2024-05-18T00:00:00Z",
        "18.05.2024|2024-05-18T00:00:00Z",
        "18.5.2024 01:58|2024-05-18T01:58:00Z",
        "2016-12-31T23:59:60Z|2016-12-31T23:59:59Z",
        "' 2024-05-18 '|2024-05-18T00:00:00Z",
      })
  void isRead(String given, String instant) {
    assertEquals(instant, Dates.instant(given));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "yesterday",
        "05/06/2024",
        "2024",
        "2024-13-01",
        "2024-02-30",
        "20241301",
        "32 May 2024",
        "18 Mai 2024",
        "2024-05-18T25:00:00Z",
        "2024-05-18 01:58:10 XYZ",
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        "12345",
        "99999999999999999999999",
        "1e999",
        ".",
        "e"
      })
  void isNotRead(String given) {
    assertEquals("", Dates.instant(given));
  }

  @Test
  void whatIsHostileEndsSoon() {
    String given = "1 ".repeat(1 << 20);
    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Dates.instant(given));
  }
}
