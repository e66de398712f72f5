package dev.tamis.pii;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets by the name that they are assigned to, in the signs of many languages and tools. */
class AssignedSecretsTest {
  private static final PiiScanner SCANNER = PiiScanner.create(PiiOptions.defaults());
  private static final String KEY = "Zfo8ZxNq12fWcGzFzwsrC8WU";

  /** {@code #} is the value, {@code ¶} a line break. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '%',
      value = {
        "api_token += '#'",
        "api_token ?= '#'",
        "api_token :::= '#'",
        "api_token: |¶  #¶next: x",
        "api_token: >-¶  #¶next: x",
        "\\{ \\\"api_token\\\": \\\"#\\\" \\}",
        "{ \\\\\"api_token\\\\\": \\\\\"#\\\\\" }",
        "apikey[] = '#'",
        "api_key '#';",
        "private_key'#';",
        "xapikeyx '#';",
        "curl -u jroe:# https://tamis.dev",
        "curl -k -X POST https://tamis.dev/a \\¶  -d 'x' \\¶  --user jroe:#",
        "curl --user jroe:'#' -i",
        "curl -u ':#' https://tamis.dev",
        "curl -u '#:' https://tamis.dev",
        "-H 'Authorization: Api-Token #'"
      })
  void finds(String written) {
    String text = written.replace('¶', '\n').replace('\'', '"');
    assertEquals(text.replace("#", "[SECRET]"), SCANNER.scrub(text.replace("#", KEY)).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '%',
      value = {
        "vault write auth/approle/login role_id=# secret_id=#",
        "VAULT_ROLE_ID=#¶VAULT_SECRET_ID=#",
        "{'roleId': '#', 'secretId': '#'}",
        "approle.role-id: #",
        "spring.cloud.vault.app-role.secret-id=#",
        "secret_id = '#'",
        "HEROKU_API_KEY=#",
        "X-Postmark-Server-Token: #",
        "'client_secret': '#'"
      })
  void findsIdsThatOpen(String written) {
    String text = written.replace('¶', '\n').replace('\'', '"');
    String uuid = "1c5f2a07-9b1e-4a4d-8f2c-7a60b1d3e955";
    assertEquals(text.replace("#", "[SECRET]"), SCANNER.scrub(text.replace("#", uuid)).text());
  }

  @ParameterizedTest
  @CsvSource({
    "-H 'Authorization: Basic am9lOm1pMWw=',-H 'Authorization: Basic [SECRET]'",
    "curl --user jo@tamis.dev:pQ7wTxu2Fh x,curl --user [EMAIL]:[SECRET] x"
  })
  void leavesTheUser(String text, String scrubbed) {
    assertEquals(scrubbed, SCANNER.scrub(text).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '%',
      value = {
        "credentialsId: '1c5f2a07-9b1e-4a4d-8f2c-7a60b1d3e955'",
        "<UserSecretsId>1c5f2a07-9b1e-4a4d-8f2c-7a60b1d3e955</UserSecretsId>",
        "'role_id': '1c5f2a07-9b1e-4a4d-8f2c-7a60b1d3e955', 'user_id': 5",
        "access_key_id = 1c5f2a07-9b1e-4a4d-8f2c-7a60b1d3e955",
        "idempotency_key: 1c5f2a07-9b1e-4a4d-8f2c-7a60b1d3e955",
        "'next_page_token': '1c5f2a07-9b1e-4a4d-8f2c-7a60b1d3e955'",
        "correlationToken=1c5f2a07-9b1e-4a4d-8f2c-7a60b1d3e955",
        "aws secretsmanager get-secret-value --secret-id prod/db-1",
        "TOKEN_AUDIENCE = '1c5f2a07-9b1e-4a4d-8f2c-7a60b1d3e955'",
        "db.credentials.url=db-7.eu3.acme.org:5432",
        "X-Ms-Exchange-Organization-AuthSource: mx02915.mail1.acme.org",
        "bucket_key: 'Totals2019-1.2'",
        "schemaKey = 'DOC_Part_5_32'",
        "BlindKeyPair = Ed25519.BlindKeyPair",
        "xoxb-12345-abcd234",
        "xoxb-xoxb-my-bot-token",
        "api_key '${KEY}';",
        "curl -u jroe:$PASSWORD https://tamis.dev",
        "curl -u '${USER}:${PASSWORD}' https://tamis.dev",
        "curl --user jroe:[PASSWORD] https://tamis.dev",
        "curl --user 'user:password' https://tamis.dev",
        "curl -u jroe: https://tamis.dev",
        "token: |¶  the next line"
      })
  void leaves(String written) {
    String text = written.replace('¶', '\n').replace('\'', '"');
    assertEquals(text, SCANNER.scrub(text).text());
  }
}
