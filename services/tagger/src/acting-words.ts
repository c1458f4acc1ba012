/**
 * Words behind a country's name or adjective that make the state the one who acts. Stems, folded; en, ru, fa
 * and ar in one list each, since a stem of one script cannot be met in another.
 */
const officials =
  /^(president|presidential|minister|ministers|ministry|foreign|defen[cs]e|government|official|officials|leader|leaders|leadership|authorities|regime|forces|force|army|military|navy|troops|airstrikes?|strikes?|missiles?|drones?|attacks?|envoy|envoys|ambassador|diplomats?|negotiators?|delegation|parliament|lawmakers?|side|supreme|administration|state|intelligence|officers?|generals?|spokes(man|woman|person)|embassy|backing|support|policy|sanctions|aggression|retaliation|президент\S*|министр\S*|министерств\S*|мид|власт\S*|правительств\S*|лидер\S*|руководств\S*|сторон\S*|войск\S*|арми\S*|военн\S*|посол|посла|послом|послу|посольств\S*|дипломат\S*|делегаци\S*|парламент\S*|переговорщик\S*|удар\S*|ракет\S*|سخنگو\S*|رییس|رئیس|وزیر|دولت|مقام\S*|رهبر\S*|ارتش|سپاه|نیرو\S*|سفیر|سفارت|مذاکره\S*|هییت|الرییس|وزیر|وزاره|حکومه|الحکومه|القوات|جیش|الجیش|السفیر|سفیر)$/u;

const acts =
  /^(says?|said|told|tells|warns?|warned|urges?|urged|calls?|called|wants?|wanted|seeks?|sought|asks?|asked|demands?|demanded|rejects?|rejected|denies|denied|vows?|vowed|threatens?|threatened|fears?|feared|hopes?|hoped|offers?|offered|agrees?|agreed|signs?|signed|sends?|sent|dispatch(es|ed)|turns?|turned|supports?|supported|backs?|backed|condemns?|condemned|attacks?|attacked|strikes?|struck|bombs?|bombed|fires?|fired|launch(es|ed)|retaliates?|retaliated|responds?|responded|has|had|have|will|would|must|should|can|could|may|might|is|was|were|are|plans?|planned|considers?|insists?|insisted|claims?|claimed|confirms?|confirmed|announces?|announced|accuses?|accused|assured|retains?|supplies|supplied|sells?|sold|delivers?|delivered|заяв\S+|сообщ\S+|призва\S+|обвин\S+|осуди\S+|осужда\S+|отверг\S*|отрица\S+|предлож\S+|предлага\S+|намерен\S*|готов\S*|хочет|требу\S+|потребова\S+|угрожа\S+|пригрози\S+|подписа\S+|отправи\S+|направи\S+|нанес\S*|атакова\S+|поддерж\S+|считает|опаса\S+|ответи\S+|может|будет)$/u;

/** A word for an office, a force or a deed of a state. */
export const officialWords = (word: string): boolean => officials.test(word);

/** A verb of saying or doing, as news uses them of states. */
export const actingWords = (word: string): boolean => acts.test(word);
