/** Of what was said, how much is right (precision); of what is so, how much was said (recall). Undefined for none. */
export type Agreement = {
  precision: number | undefined;
  recall: number | undefined;
  said: number;
  so: number;
};

/** How two groupings of the same articles agree, over all pairs of them. Each maps an article to its group. */
export function pairAgreement(
  labelled: ReadonlyMap<string, string>,
  given: ReadonlyMap<string, string>,
): Agreement {
  const ids = [...labelled.keys()];
  let said = 0;
  let so = 0;
  let both = 0;
  for (const [at, one] of ids.entries())
    for (const other of ids.slice(at + 1)) {
      const saidSame = given.get(one) !== undefined && given.get(one) === given.get(other);
      const isSame = labelled.get(one) === labelled.get(other);
      said += Number(saidSame);
      so += Number(isSame);
      both += Number(saidSame && isSame);
    }
  return agreement(both, said, so);
}

/** How the originals of copies agree; articles that are no copies are in neither map. */
export function originalAgreement(
  labelled: ReadonlyMap<string, string>,
  given: ReadonlyMap<string, string>,
): Agreement {
  const both = [...given].filter(([id, original]) => labelled.get(id) === original).length;
  return agreement(both, given.size, labelled.size);
}

function agreement(both: number, said: number, so: number): Agreement {
  return {
    precision: said === 0 ? undefined : both / said,
    recall: so === 0 ? undefined : both / so,
    said,
    so,
  };
}
