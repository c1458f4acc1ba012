/** Reports of a form, made for the tests of the copy index. */

export const exchange = (
  points: string,
  index: string,
  papers: string,
  worth: string,
  deals: string,
  first: string,
) =>
  `The main index of the Tehran Stock Exchange gained ${points} points and closed at ${index} million. Over ${papers} billion securities worth ${worth} trillion rials were traded in ${deals} deals. The index of the first market rose by ${first} points. Mobarakeh Steel, Persian Gulf Petrochemical, National Copper and Isfahan Refinery moved the index most. The Tehran Stock Exchange is one of four in Iran and the largest of them. Brokers say that the market waits for the dollar and for the talks in Vienna.`;

export const blast = (dead: string, hurt: string) =>
  `The death toll of the explosion in the port of Bandar Abbas rose to ${dead}, the governor of Hormozgan said, while the number of injured reached ${hurt}. Firefighters were still working to put out the blaze. Officials blamed chemicals that were stored badly in containers. The president visited the injured on Sunday and ordered an investigation. Russia sent aircraft with specialists to fight the fire, as Tehran had asked.`;

/** Two dozen sentences of one form, each filled otherwise. */
export const delegations = (seed: number) =>
  Array.from({ length: 24 }, (_, at) => {
    const pick = (list: string, by: number) => list.split(" ")[(at * by + seed * 3 + at * at * by) % 7];
    return `Officials from Iran and Russia in ${pick("Sochi Kazan Tehran Moscow Geneva Vienna Astana", 3)} discussed ${pick("gas grain ports visas drones banks water", 5)} with Mr ${pick("Lavrov Peskov Ushakov Araghchi Baghaei Novak Eslami", 2)}, naming ${1000 + ((at * 379 + seed * 4001) % 8999)} of them.`;
  }).join(" ");

/** Longer than the index compares. */
export const long = Array.from({ length: 7000 }, (_, at) => `word${at}`).join(" ");
