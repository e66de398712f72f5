package dev.tamis.samples;

import java.util.List;

/**
 * Personal data of no one: test numbers, made-up names at domains of no one. None of it may be in
 * any output.
 */
final class Planted {
  static final String ENGLISH =
      " Please write to hanna.muster@muster-verein.de or call +49 30 901820 before noon."
          + " The card 4111 1111 1111 1111 and the account GB29 NWBK 6016 1331 9268 19 are for tests."
          + " The IP address of the old server was 8.8.4.9, that of the new one is 2001:4860:4801::8844."
          + " All of this was written on a sheet of paper that hung on the wall beside the door for many years,"
          + " and nobody who came to the mill ever asked what it was good for or why it had been put there.";
  static final String GERMAN =
      " Schreiben Sie an max.beispiel@muster-verein.de, oder rufen Sie an: Telefon 030 901820-17."
          + " Das Konto ist DE89 3704 0044 0532 0130 00 bei der Bank im Ort."
          + " Das alles stand auf einem Blatt, das viele Jahre an der Wand neben der Tür hing, und niemand, der zur"
          + " Mühle kam, hat je gefragt, wozu es gut war oder warum man es dort aufgehängt hatte.";

  /** Every value as it stands there. */
  static final List<String> VALUES =
      List.of(
          "hanna.muster@muster-verein.de",
          "max.beispiel@muster-verein.de",
          "+49 30 901820",
          "030 901820-17",
          "4111 1111 1111 1111",
          "GB29 NWBK 6016 1331 9268 19",
          "DE89 3704 0044 0532 0130 00",
          "8.8.4.9",
          "2001:4860:4801::8844");

  private Planted() {}
}
