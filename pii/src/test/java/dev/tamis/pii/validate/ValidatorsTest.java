package dev.tamis.pii.validate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tamis.pii.rules.Table;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorsTest {
  /** Validators without a check digit: form, date or range alone. */
  private static final Set<String> UNCHECKED =
      Set.of(
          "us_ssn",
          "us_itin",
          "uk_nino",
          "id_nik",
          "my_nric",
          "in_pan",
          "mx_rfc",
          "eg_national_id",
          "us_atin",
          "ke_pin");

  static List<String[]> examples() {
    return Table.read("valid.tsv", 2);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void examplesOfTheAuthoritiesPass(String validator, String values) {
    for (String value : values.split(" ", -1)) {
      assertTrue(Validators.isValid(validator, value), validator + " " + value);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aWrongDigitFails(String validator, String values) {
    if (UNCHECKED.contains(validator)) {
      return;
    }
    int wrong = 0;
    int caught = 0;
    for (String value : values.split(" ", -1)) {
      for (int i = 0; i < value.length(); i++) {
        for (char digit = '0'; digit <= '9' && Character.isDigit(value.charAt(i)); digit++) {
          if (digit != value.charAt(i)) {
            wrong++;
            String bad = value.substring(0, i) + digit + value.substring(i + 1);
            caught += Validators.isValid(validator, bad) ? 0 : 1;
          }
        }
      }
    }
    assertTrue(caught >= 0.9 * wrong, validator + ": " + caught + " of " + wrong);
  }

  @ParameterizedTest
  @CsvSource({
    "us_ssn, 000123456",
    "us_ssn, 666123456",
    "us_ssn, 900123456",
    "us_ssn, 123004567",
    "us_ssn, 123450000",
    "uk_nino, QQ123456C",
    "uk_nino, GB123456A",
    "uk_nino, AB123456E",
    "card, 0000000000000000",
    "card, 1234567812345670",
    "iban, XX82WEST12345698765432",
    "br_cpf, 11111111111",
    "cn_resident_id, 110105194913310028"
  })
  void whatIsNeverIssuedFails(String validator, String value) {
    assertFalse(Validators.isValid(validator, value));
  }

  @Test
  void everyValidatorBearsAnything() {
    for (String name : Validators.names()) {
      for (String odd :
          List.of("", " ", "A", "0", "\ud800", "é", "9".repeat(100), "Z".repeat(17))) {
        Validators.isValid(name, odd);
      }
      for (int length = 1; length < 30; length++) {
        Validators.isValid(name, "1".repeat(length));
        Validators.isValid(name, "A".repeat(length));
      }
    }
    assertThrows(IllegalArgumentException.class, () -> Validators.named("no such"));
  }

  /** EIP-55, BIP 173, BIP 350 and the wiki of Bitcoin. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
      })
  void cryptoAddresses(String address) {
    assertTrue(CryptoAddress.test(address));
    int middle = address.length() / 2;
    char c = address.charAt(middle);
    char other = c == 'a' ? 'c' : c == '4' ? '5' : Character.isUpperCase(c) ? 'Q' : 'a';
    boolean same = other == c;
    String bad =
        address.substring(0, middle) + (same ? 'z' : other) + address.substring(middle + 1);
    assertFalse(CryptoAddress.test(bad), bad);
  }

  @Test
  void keccakOfNothing() {
    assertArrayEquals(
        HexFormat.of().parseHex("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        Keccak.hash256("".getBytes(StandardCharsets.UTF_8)));
  }

  /** ICAO 9303 part 4, appendix B. */
  @Test
  void machineReadableZone() {
    assertTrue(MachineReadableZone.isChecked("L898902C36UTO7408122F1204159ZE184226B<<<<<10"));
    assertFalse(MachineReadableZone.isChecked("L898902C36UTO7408123F1204159ZE184226B<<<<<10"));
  }

  @Test
  void secretsThatWereMadeAtRandom() {
    assertTrue(Secrets.isRandom("f7Gk29xQmZ81pLw0vB3n"));
    assertFalse(Secrets.isRandom("changeme-changeme-changeme"));
    assertFalse(Secrets.isRandom("aaaaaaaaaaaaaaaaaaaa1"));
    assertEquals(false, Secrets.isJwt("eyJub3QiOiJhIGp3dCJ9.e30.x"));
  }
}
