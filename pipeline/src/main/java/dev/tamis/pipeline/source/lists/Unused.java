package dev.tamis.pipeline.source.lists;

/** Why a line of a list, or a part of one, has no effect. Each is counted by its label. */
public enum Unused {
  /** No host, URL or rule can be read from it. */
  NOT_UNDERSTOOD("not-understood"),
  /** A name of one label, which no site has. */
  NO_DOMAIN("no-domain"),
  /** A range of addresses, where a single one is needed. */
  ADDRESS_RANGE("address-range"),
  /** A mail address. */
  MAIL_ADDRESS("mail-address"),
  /** A rule of a blocker with wildcards or an expression, for requests. */
  PATTERN("pattern"),
  /** A rule of a blocker that its options keep from whole pages. */
  REQUEST_RULE("request-rule"),
  /** A rule of a blocker about elements of a page. */
  ELEMENT_RULE("element-rule"),
  /** A setting of dnsmasq that names no domain to be refused. */
  SETTING("setting"),
  /** One of the machine's own names in a hosts file. */
  OWN_NAME("own-name"),
  /** An expression that RE2 does not have. */
  EXPRESSION("expression"),
  /** A public suffix, with {@code public-suffix: skip}. */
  PUBLIC_SUFFIX("public-suffix"),
  /** A category that the recipe does not name. */
  OTHER_CATEGORY("other-category"),
  /** A date before the recipe's. */
  OLDER("older"),
  /** A row whose decision is to keep. */
  KEEP("decision-keep");

  private final String label;

  Unused(String label) {
    this.label = label;
  }

  /** As it is counted. */
  public String label() {
    return label;
  }
}
