package dev.tamis.pipeline.source.density;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A crawl of 300 sites: 12 that publish private people's data, 12 that look like them and do not,
 * 276 others. Always the same for the same seed.
 */
public final class GeneratedSites {
  private static final List<String> FIRST =
      List.of(
          "anna", "peter", "maria", "jonas", "lena", "tom", "julia", "felix", "clara", "oskar",
          "mila", "ben", "sofia", "paul", "emma", "lukas", "ida", "noah", "greta", "anton");
  private static final List<String> LAST =
      List.of(
          "muster", "keller", "brandt", "vogt", "lorenz", "huber", "seidel", "kraft", "winter",
          "sommer", "berger", "falk", "heinz", "jansen", "kuhn", "ludwig", "maurer", "nagel");
  private static final List<String> MAILBOXES =
      List.of("gmail.com", "web.de", "gmx.net", "yahoo.com", "t-online.de", "hotmail.com");

  private final Random random;

  public GeneratedSites(long seed) {
    random = new Random(seed);
  }

  /** A site. */
  public record Site(String domain, Truth truth, List<String> pages) {}

  /** What is right. */
  public enum Truth {
    BAD,
    DECOY,
    OTHER
  }

  /** All sites, with so many pages each. */
  public List<Site> sites(int pages) {
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      sites.add(bad(i, pages));
      sites.add(decoy(i, pages));
    }
    for (int i = 0; i < 276; i++) {
      String domain = "seite-" + i + "-mitte.de";
      sites.add(site(domain, Truth.OTHER, pages, page -> prose() + rareContact(domain)));
    }
    return sites;
  }

  private interface PageText {
    String of(int page);
  }

  private static Site site(String domain, Truth truth, int pages, PageText text) {
    List<String> all = new ArrayList<>();
    for (int page = 0; page < pages; page++) {
      all.add(text.of(page));
    }
    return new Site(domain, truth, all);
  }

  private Site bad(int number, int pages) {
    String domain = "personen-" + number + "-suche.com";
    PageText text =
        switch (number % 6) {
          case 0 -> page -> "Search result\n" + repeat(3, this::person) + prose();
          case 1 ->
              page -> "Who called me? " + mobile() + "\n" + prose() + "Owner: " + name() + ".\n";
          case 2 -> page -> "email,password,phone\n" + repeat(30, this::dumpLine);
          case 3 -> page -> "Curriculum vitae\n" + person() + prose();
          case 4 ->
              page ->
                  page % 4 == 0
                      ? "Member list, page " + page + "\n" + repeat(12, this::member)
                      : prose() + prose();
          default -> page -> prose() + "Contact: " + person();
        };
    return site(domain, Truth.BAD, pages, text);
  }

  private Site decoy(int number, int pages) {
    String domain = "haus-" + number + "-stadt.de";
    String board = "089 23" + (1000 + random.nextInt(9000));
    String phone = "030 " + (2000000 + random.nextInt(7000000));
    List<String> partners = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      partners.add(local() + "@" + domain + ", mobil " + mobile());
    }
    List<String> club = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      club.add(name() + ", " + mailbox());
    }
    String shared = mailbox();
    PageText text =
        switch (number % 6) {
          case 0 ->
              page ->
                  prose()
                      + "Es hilft Ihnen "
                      + name()
                      + ", Telefon "
                      + board
                      + (10 + page % 89)
                      + ", "
                      + local()
                      + "@"
                      + domain
                      + "\nSammelstelle: info@"
                      + domain
                      + "\n";
          case 1 ->
              page ->
                  prose()
                      + (page < 8 ? "Rechtsanwalt " + partners.get(page) : "")
                      + "\nKanzlei: kanzlei@"
                      + domain
                      + ", Telefon "
                      + phone
                      + "\n";
          case 2 ->
              page -> prose() + "Bestellungen: " + phone + " oder bestellung@" + domain + "\n";
          case 3 -> page -> prose() + "Forum. Meldungen an " + shared + "\n";
          case 4 ->
              page -> prose() + (page == 3 ? "Vorstand:\n" + String.join("\n", club) + "\n" : "");
          default ->
              page ->
                  prose()
                      + "Ihre Ansprechpartnerin: "
                      + local()
                      + "@landkreis-"
                      + number
                      + "-verwaltung.de, Telefon "
                      + board
                      + (10 + random.nextInt(89))
                      + "\n";
        };
    return site(domain, Truth.DECOY, pages, text);
  }

  private String person() {
    return name()
        + ", born "
        + (1940 + random.nextInt(60))
        + ", "
        + mobile()
        + ", "
        + mailbox()
        + "\n";
  }

  private String member() {
    return local() + " joined 2019 " + mailbox() + "\n";
  }

  private String dumpLine() {
    return mailbox() + ",hunter" + random.nextInt(9999) + "," + mobile() + "\n";
  }

  private String rareContact(String domain) {
    return switch (random.nextInt(12)) {
      case 0 -> "Schreiben Sie an " + mailbox() + ".\n";
      case 1 -> "Mail: redaktion@" + domain + "\n";
      case 2 -> "Telefon: 0221 " + (2000000 + random.nextInt(7000000)) + "\n";
      default -> "";
    };
  }

  private String name() {
    String first = pick(FIRST);
    String last = pick(LAST);
    return first.substring(0, 1).toUpperCase(Locale.ROOT)
        + first.substring(1)
        + " "
        + last.substring(0, 1).toUpperCase(Locale.ROOT)
        + last.substring(1);
  }

  private String local() {
    return pick(FIRST) + "." + pick(LAST) + random.nextInt(1000);
  }

  private String mailbox() {
    return local() + "@" + pick(MAILBOXES);
  }

  private String mobile() {
    return "+49 15" + random.nextInt(2) + (10000000 + random.nextInt(89999999));
  }

  private String prose() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      text.append("Der Weg f\u00fchrt am Bach entlang zur M\u00fchle ").append(random.nextInt(999));
      text.append(" und weiter in das Tal.\n");
    }
    return text.toString();
  }

  private static String repeat(int times, java.util.function.Supplier<String> part) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < times; i++) {
      text.append(part.get());
    }
    return text.toString();
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}
