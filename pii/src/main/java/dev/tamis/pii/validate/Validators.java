package dev.tamis.pii.validate;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;

/** The validators by name, as the identifier table and user rules name them. */
public final class Validators {

  private static final TreeMap<String, Check> ALL = new TreeMap<>();

  static {
    ALL.put("none", code -> true);
    ALL.put("plain", AmericasChecks::plain);
    ALL.put("luhn", Checksums::luhn);
    ALL.put("verhoeff", Checksums::verhoeff);
    ALL.put("date", DateOfBirth::test);
    ALL.put("card", WorldChecks::card);
    ALL.put("card_any", WorldChecks::anyCard);
    ALL.put("iban", WorldChecks::iban);
    ALL.put("imei", WorldChecks::imei);
    ALL.put("vin", WorldChecks::vin);
    ALL.put("mac", MacAddress::test);
    ALL.put("us_ssn", AmericasChecks::usSsn);
    ALL.put("us_itin", AmericasChecks::usItin);
    ALL.put("ca_sin", AmericasChecks::caSin);
    ALL.put("br_cpf", AmericasChecks::brCpf);
    ALL.put("ar_cuil", AmericasChecks::arCuil);
    ALL.put("cl_rut", AmericasChecks::clRut);
    ALL.put("mx_curp", AmericasChecks::mxCurp);
    ALL.put("ec_cedula", AmericasChecks::ecCedula);
    ALL.put("uk_nino", EuropeChecks::ukNino);
    ALL.put("uk_nhs", EuropeChecks::ukNhs);
    ALL.put("de_steuer_id", EuropeChecks::deSteuerId);
    ALL.put("de_rvnr", EuropeChecks::deRvnr);
    ALL.put("fr_nir", EuropeChecks::frNir);
    ALL.put("es_dni", EuropeChecks::esDni);
    ALL.put("es_nie", EuropeChecks::esNie);
    ALL.put("it_codice_fiscale", EuropeChecks::itCodiceFiscale);
    ALL.put("nl_bsn", EuropeChecks::nlBsn);
    ALL.put("be_national_number", EuropeChecks::beNationalNumber);
    ALL.put("pt_nif", EuropeChecks::ptNif);
    ALL.put("ch_ahv", EuropeChecks::chAhv);
    ALL.put("at_svnr", EuropeChecks::atSvnr);
    ALL.put("ie_pps", EuropeChecks::iePps);
    ALL.put("se_personnummer", NorthEastChecks::sePersonnummer);
    ALL.put("fi_hetu", NorthEastChecks::fiHetu);
    ALL.put("dk_cpr", NorthEastChecks::dkCpr);
    ALL.put("no_fodselsnummer", NorthEastChecks::noFodselsnummer);
    ALL.put("pl_pesel", NorthEastChecks::plPesel);
    ALL.put("cz_rodne_cislo", NorthEastChecks::czRodneCislo);
    ALL.put("hu_personal_id", NorthEastChecks::huPersonalId);
    ALL.put("hu_taj", NorthEastChecks::huTaj);
    ALL.put("hu_tax_id", NorthEastChecks::huTaxId);
    ALL.put("ro_cnp", NorthEastChecks::roCnp);
    ALL.put("bg_egn", NorthEastChecks::bgEgn);
    ALL.put("hr_oib", NorthEastChecks::hrOib);
    ALL.put("gr_amka", NorthEastChecks::grAmka);
    ALL.put("baltic_id", NorthEastChecks::balticId);
    ALL.put("si_emso", NorthEastChecks::siEmso);
    ALL.put("ru_inn", NorthEastChecks::ruInn);
    ALL.put("ru_snils", NorthEastChecks::ruSnils);
    ALL.put("ua_rntrc", NorthEastChecks::uaRntrc);
    ALL.put("tr_tckn", NorthEastChecks::trTckn);
    ALL.put("au_tfn", AsiaPacificChecks::auTfn);
    ALL.put("au_medicare", AsiaPacificChecks::auMedicare);
    ALL.put("in_aadhaar", AsiaPacificChecks::inAadhaar);
    ALL.put("in_pan", AsiaPacificChecks::inPan);
    ALL.put("cn_resident_id", AsiaPacificChecks::cnResidentId);
    ALL.put("hk_id", AsiaPacificChecks::hkId);
    ALL.put("tw_id", AsiaPacificChecks::twId);
    ALL.put("jp_my_number", AsiaPacificChecks::jpMyNumber);
    ALL.put("kr_rrn", AsiaPacificChecks::krRrn);
    ALL.put("sg_nric", AsiaPacificChecks::sgNric);
    ALL.put("th_pin", AsiaPacificChecks::thPin);
    ALL.put("id_nik", AsiaPacificChecks::idNik);
    ALL.put("my_nric", AsiaPacificChecks::myNric);
    ALL.put("il_id", AsiaPacificChecks::ilId);
    ALL.put("za_id", AsiaPacificChecks::zaId);
    ALL.put("pk_cnic", AsiaPacificChecks::pkCnic);
    ALL.put("ng_nin", AsiaPacificChecks::ngNin);
    ALL.put("do_cedula", LatinAmericaChecks::doCedula);
    ALL.put("labelled_digits", Validators::labelledDigits);
    ALL.put("pe_cui", LatinAmericaChecks::peCui);
    ALL.put("pe_ruc", LatinAmericaChecks::peRuc);
    ALL.put("cr_cedula", LatinAmericaChecks::crCedula);
    ALL.put("cu_ni", LatinAmericaChecks::cuNi);
    ALL.put("mx_rfc", LatinAmericaChecks::mxRfc);
    ALL.put("ve_rif", LatinAmericaChecks::veRif);
    ALL.put("ve_cedula", LatinAmericaChecks::veCedula);
    ALL.put("gt_nit", LatinAmericaChecks::gtNit);
    ALL.put("gt_cui", LatinAmericaChecks::gtCui);
    ALL.put("sv_nit", LatinAmericaChecks::svNit);
    ALL.put("sv_dui", LatinAmericaChecks::svDui);
    ALL.put("co_nit", LatinAmericaChecks::coNit);
    ALL.put("uy_ci", LatinAmericaChecks::uyCi);
    ALL.put("py_ruc", LatinAmericaChecks::pyRuc);
    ALL.put("is_kennitala", EuropeTaxChecks::isKennitala);
    ALL.put("lv_personas_kods", EuropeTaxChecks::lvPersonasKods);
    ALL.put("uk_utr", EuropeTaxChecks::ukUtr);
    ALL.put("uk_upn", EuropeTaxChecks::ukUpn);
    ALL.put("pt_cc", EuropeTaxChecks::ptCc);
    ALL.put("fr_nif", EuropeTaxChecks::frNif);
    ALL.put("bg_lnc", EuropeTaxChecks::bgLnc);
    ALL.put("gr_afm", EuropeTaxChecks::grAfm);
    ALL.put("tr_vkn", EuropeTaxChecks::trVkn);
    ALL.put("nl_onderwijsnummer", EuropeTaxChecks::nlOnderwijsnummer);
    ALL.put("nl_document", EuropeTaxChecks::nlDocument);
    ALL.put("de_document", EuropeTaxChecks::deDocument);
    ALL.put("by_unp", EuropeTaxChecks::byUnp);
    ALL.put("pl_nip", EuropeTaxChecks::plNip);
    ALL.put("de_steuernummer", EuropeTaxChecks::deSteuernummer);
    ALL.put("kz_iin", AsiaAfricaChecks::kzIin);
    ALL.put("ge_personal", AsiaAfricaChecks::gePersonal);
    ALL.put("eg_national_id", AsiaAfricaChecks::egNationalId);
    ALL.put("kw_civil_id", AsiaAfricaChecks::kwCivilId);
    ALL.put("ae_emirates_id", AsiaAfricaChecks::aeEmiratesId);
    ALL.put("lk_nic", AsiaAfricaChecks::lkNic);
    ALL.put("vn_cccd", AsiaAfricaChecks::vnCccd);
    ALL.put("ke_pin", AsiaAfricaChecks::kePin);
    ALL.put("mu_nid", AsiaAfricaChecks::muNid);
    ALL.put("in_epic", AsiaAfricaChecks::inEpic);
    ALL.put("in_vid", AsiaAfricaChecks::inVid);
    ALL.put("id_npwp", AsiaAfricaChecks::idNpwp);
    ALL.put("za_tin", AsiaAfricaChecks::zaTin);
    ALL.put("nz_ird", AsiaAfricaChecks::nzIrd);
    ALL.put("ca_bc_phn", AsiaAfricaChecks::caBcPhn);
    ALL.put("imsi", AsiaAfricaChecks::imsi);
    ALL.put("us_atin", AsiaAfricaChecks::usAtin);
    ALL.put("us_ptin", AsiaAfricaChecks::usPtin);
    ALL.put("document", AsiaAfricaChecks::document);
    ALL.put("plate", AsiaAfricaChecks::plate);
  }

  private Validators() {}

  /**
   * Digits behind their own label, which decides: early Dominican cédulas were issued with other
   * check digits, and the French key was never published.
   */
  private static boolean labelledDigits(CharSequence code) {
    return code.chars().allMatch(c -> c >= '0' && c <= '9') && code.chars().distinct().count() > 1;
  }

  /** The names of all validators. */
  public static SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(ALL.navigableKeySet());
  }

  /**
   * The validator of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Check named(String name) {
    Check check = ALL.get(name);
    if (check == null) {
      throw new IllegalArgumentException("no validator is named \"" + name + "\"");
    }
    return check;
  }

  /**
   * Whether a written value passes a validator: separators are dropped and letters made upper-case
   * first.
   */
  public static boolean isValid(String name, CharSequence written) {
    Check check = named(name);
    StringBuilder code = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      if (Character.isLetterOrDigit(written.charAt(i))) {
        code.append(written.charAt(i));
      }
    }
    return !code.isEmpty() && check.test(code.toString().toUpperCase(Locale.ROOT));
  }
}
