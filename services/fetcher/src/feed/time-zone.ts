/** Names of zones in the dates of feeds, as minutes east of Greenwich (RFC 822 §5.1 and what else is common). */
const offsets: ReadonlyMap<string, number> = new Map(
  Object.entries({
    z: 0,
    ut: 0,
    utc: 0,
    gmt: 0,
    wet: 0,
    "etc/gmt": 0,
    "etc/utc": 0,
    ast: -240,
    adt: -180,
    at: -240,
    est: -300,
    edt: -240,
    et: -300,
    cst: -360,
    cdt: -300,
    ct: -360,
    mst: -420,
    mdt: -360,
    mt: -420,
    pst: -480,
    pdt: -420,
    pt: -480,
    akst: -540,
    akdt: -480,
    hst: -600,
    bst: 60,
    ist: 330,
    west: 60,
    cet: 60,
    met: 60,
    mez: 60,
    cest: 120,
    mest: 120,
    mesz: 120,
    eet: 120,
    eest: 180,
    msk: 180,
    msd: 240,
    trt: 180,
    irst: 210,
    irdt: 270,
    gst: 240,
    pkt: 300,
    hkt: 480,
    sgt: 480,
    awst: 480,
    jst: 540,
    kst: 540,
    aest: 600,
    aedt: 660,
    nzst: 720,
    nzdt: 780,
  }),
);

const numeric = /^(?:gmt|utc?)?\s*([+-])(\d{1,2}):?(\d{2})?$/;

/**
 * The offset of a zone in minutes, at a moment given as if it were UTC; `undefined` for what is no zone.
 * Takes names, `+03:30`, `GMT-7`, and places such as `Europe/Brussels`.
 */
export function zoneOffset(zone: string, at: number): number | undefined {
  const name = zone.toLowerCase();
  const known = offsets.get(name);
  if (known !== undefined) return known;
  const [, sign, hours = "", minutes = "0"] = numeric.exec(name) ?? [];
  if (sign !== undefined) {
    if (Number(hours) > 15 || Number(minutes) > 59) return undefined;
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  }
  return /^[a-z_]+\/[a-z_/-]+$/.test(name) ? placeOffset(zone, at) : undefined;
}

function placeOffset(timeZone: string, at: number): number | undefined {
  try {
    const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
    const name = format.formatToParts(new Date(at)).find(({ type }) => type === "timeZoneName")?.value ?? "";
    return name === "GMT" ? 0 : zoneOffset(name, at);
  } catch {
    return undefined;
  }
}
