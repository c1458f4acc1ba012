/**
 * Words that say nothing about what a report is about, by language, folded. Short lists: what is frequent in the
 * collection loses its weight anyway; these keep it out of what counts as said.
 */
const byLanguage: Record<string, string> = {
  en: "a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its may more most no not of on or our out over said says she should so some such than that the their them then there these they this those to up was we were what when which who will with would you your after also about before between during under while because us new told one two",
  ru: "а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее если есть еще же за здесь и из или им их к как ко когда кто ли либо мне может мы на над надо наш не него нее нет ни них но ну о об однако он она они оно от очень по под после при с со так также такой там те тем то того тоже той только том ты у уже хотя чего чей чем что чтобы чье чья эта эти это этого этой этом этот я который которые которая которого сказал сообщил заявил отметил году год",
  fa: "و در به از که این را با است برای آن یک خود تا بر هم نیز کرد شد گفت وی اما یا هر اگر هیچ چه ما او آنها می های ها بود شده کرده باید دارد کند شود پس پیش بین روی همه چند دیگر ولی چون زیرا گزارش",
  ar: "في من على الى إلى عن أن ان إن التي الذي الذين هذا هذه ذلك تلك مع كان كانت قد لا ما لم لن هو هي هم كما بعد قبل بين حتى عند كل أو او ثم أي اي بن و قال قالت أضاف خلال حيث منذ ضد غير",
};

const lists = new Map<string, ReadonlySet<string>>();

/** The stop words of a language, folded by `fold`; none for a language without a list. */
export function stopWordsOf(language: string, fold: (text: string) => string): ReadonlySet<string> {
  const code = language.slice(0, 2);
  let list = lists.get(code);
  if (!list) {
    list = new Set((byLanguage[code] ?? "").split(" ").filter(Boolean).map(fold));
    lists.set(code, list);
  }
  return list;
}
