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
    String domain = "personen-" + number + "-suche." + pick(List.of("com", "net", "de", "ru"));
    PageText text =
        switch (number) {
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
          case 5 -> page -> prose() + "Contact: " + person();
          case 6 -> page -> "People named " + name() + "\n" + repeat(6, this::american);
          case 7 -> page -> repeat(50, () -> mailbox() + ":hunter" + random.nextInt(9999) + "\n");
          case 8 -> page -> prose() + repeat(2, this::born);
          case 9 -> page -> "Alumni\n" + repeat(5, () -> name() + " " + mailbox() + "\n");
          case 10 -> page -> "Annuaire\n" + repeat(4, () -> name() + ", " + french() + "\n");
          default ->
              page -> "Bewerbung\nIch, " + name() + ", " + mailbox() + ", suche.\n" + prose();
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
        switch (number) {
          case 0 ->
              page ->
                  prose()
                      + ("Es hilft Ihnen " + name() + ", Telefon " + board + (10 + page % 89))
                      + (", " + local() + "@" + domain + "\nSammelstelle: info@" + domain + "\n");
          case 1 ->
              page ->
                  prose()
                      + (page < 8 ? "Rechtsanwalt " + partners.get(page) : "")
                      + ("\nKanzlei: kanzlei@" + domain + ", Telefon " + phone + "\n");
          case 2 ->
              page -> prose() + "Bestellungen: " + phone + " oder bestellung@" + domain + "\n";
          case 3 -> page -> prose() + "Forum. Meldungen an " + shared + "\n";
          case 4 ->
              page -> prose() + (page == 3 ? "Vorstand:\n" + String.join("\n", club) + "\n" : "");
          case 5 ->
              page ->
                  prose()
                      + ("Ihre Ansprechpartnerin: " + local() + "@landkreis-" + number)
                      + ("-verwaltung.de, Telefon " + board + (10 + random.nextInt(89)) + "\n");
          case 6 ->
              page ->
                  "Lehrstuhl\n"
                      + repeat(8, () -> name() + " " + local() + "@" + domain + "\n")
                      + repeat(8, () -> "Durchwahl " + board + (10 + random.nextInt(89)) + "\n");
          case 7 -> page -> prose() + "Von " + name() + ", " + local() + "@" + domain + "\n";
          case 8 ->
              page ->
                  prose() + "Presse: presse@amt-" + page + ".de und info@museum-" + page + ".de\n";
          case 9 ->
              page -> prose() + "Praxis Dr. Keller, " + phone + ", praxis.keller@t-online.de\n";
          case 10 ->
              page ->
                  prose() + (page == 0 ? repeat(30, () -> name() + " " + mailbox() + "\n") : "");
          default -> page -> prose() + "Shop: " + mobileOf(7) + ", mail " + shared + "\n";
        };
    return site(domain, Truth.DECOY, pages, text);
  }

  private String american() {
    String area = pick(List.of("212", "312", "415", "617"));
    String phone = "(" + area + ") 555-01" + (10 + random.nextInt(89));
    return name() + ", age " + (20 + random.nextInt(60)) + ", " + phone + ", " + mailbox() + "\n";
  }

  private String born() {
    int day = 1 + random.nextInt(28);
    int month = 1 + random.nextInt(12);
    String date = day + "." + month + "." + (1940 + random.nextInt(60));
    return name() + ", geboren am " + date + ", " + mailbox() + "\n";
  }

  private String french() {
    return String.format(
        Locale.ROOT,
        "+33 6 %02d %02d %02d %02d",
        10 + random.nextInt(89),
        random.nextInt(100),
        random.nextInt(100),
        random.nextInt(100));
  }

  private static String mobileOf(int owner) {
    return "+49 1512345678" + owner;
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

  /**
   * A page of a site as a server sends it: with a menu and a foot, and its lines in paragraphs, a
   * table, a list or a column beside the text, as the site has them.
   */
  public static String html(Site site, int page) {
    int look = Math.floorMod(site.domain().hashCode(), 4);
    StringBuilder html = new StringBuilder("<!DOCTYPE html><html lang=\"de\"><head><title>Seite ");
    html.append(page)
        .append("</title></head><body><nav><a href=\"/\">Start</a> <a href=\"/x\">Mehr</a></nav>");
    String open = List.of("<main>", "<table>", "<ul class=\"contact\">", "<main>").get(look);
    String close = List.of("</main>", "</table>", "</ul>", "</main>").get(look);
    html.append(open);
    for (String line : site.pages().get(page).split("\n", -1)) {
      boolean contact = line.indexOf('@') >= 0 || line.matches(".*[0-9]{5}.*");
      html.append(
          switch (look) {
            case 1 -> "<tr><td>" + line + "</td></tr>";
            case 2 -> "<li>" + line + "</li>";
            case 3 -> contact ? "<aside class=\"sidebar\">" + line + "</aside>" : "<p>" + line;
            default -> "<p>" + line + "</p>";
          });
    }
    return html.append(close)
        .append("<footer>Impressum Datenschutz</footer></body></html>")
        .toString();
  }
}
