/** ISO 3166-1 alpha-2, the officially assigned codes (iso.org/iso-3166-country-codes.html). */
const assigned = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
  CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
  GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
  KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
  MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
  SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
  UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/u),
);

/** Kosovo has no assigned code; XK, from the range left to users, is what the EU and the banks write. */
const usual = new Set(["XK"]);

/** CLDR's code for a region that nobody knows: a publisher may have it, with a warning. */
export const unknownCountry = "ZZ";

export const assignedCountries: readonly string[] = [...assigned];
export const isAssignedCountry = (code: string) => assigned.has(code);

export type CodeFault = { what: string; mend: string };

/** What is wrong with a country code, if anything. A publisher's may also be "UN", the United Nations, or unknown. */
export function countryFault(code: string, { ofPublisher = false } = {}): CodeFault | undefined {
  if (assigned.has(code) || usual.has(code)) return undefined;
  if (ofPublisher && (code === "UN" || code === unknownCountry)) return undefined;
  const meant = meantBy(code);
  return {
    what: `"${code}" is no country of ISO 3166-1`,
    mend: meant ? `did you mean "${meant}"?` : "write its two capital letters, such as IR",
  };
}

/** "uk" and "UK" are GB; codes of states that are gone are their successors'. */
function meantBy(code: string): string | undefined {
  if (!/^[a-z]{2}$/iu.test(code)) return undefined;
  const region = new Intl.Locale(`und-${code}`).region;
  return region !== undefined && assigned.has(region) ? region : undefined;
}

/** What is wrong with a language code (BCP 47, in its shortest form), if anything. */
export function languageFault(code: string): CodeFault | undefined {
  const what = `"${code}" is no language code`;
  let canonical: string | undefined;
  try {
    canonical = Intl.getCanonicalLocales(code)[0];
  } catch {
    return { what, mend: "write a BCP 47 tag, such as fa" };
  }
  if (canonical === code && names.of(code) !== undefined) return undefined;
  const known = canonical !== undefined && canonical !== code && names.of(canonical) !== undefined;
  return { what, mend: known ? `did you mean "${canonical}"?` : "write a BCP 47 tag, such as fa" };
}

const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
