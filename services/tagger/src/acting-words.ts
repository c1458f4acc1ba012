import { createWordList } from "./word-list.ts";

/** Offices, forces and deeds of states: beside a country's name or adjective they make the state the one who acts. */
export const isOfficialWord = createWordList(`
  president presidential minister ministers ministry foreign defense defence government official officials leader
  leaders leadership authorities regime forces force army military navy troops airstrike* strike strikes missile*
  drone drones attack attacks envoy envoys ambassador ambassadors diplomat* negotiator* delegation parliament
  lawmakers side supreme administration state intelligence officers general generals spokesman spokeswoman
  spokesperson embassy backing support policy sanctions aggression retaliation
  президент* министр* министерств* мид власт* правительств* лидер* руководств* сторон* войск* арми* военн* посол
  посла послом послу посольств* дипломат* делегаци* парламент* переговорщик* удар* ракет* глава главы главой
  سخنگو* رئیس رئیس‌جمهور رئیس‌جمهوری وزیر وزارت دولت مقام* رهبر* ارتش سپاه نیروهای سفیر سفارت مذاکره* هیئت طرف
  رئيس رئاسة وزير وزارة خارجية حكومة قوات جيش سفير سفارة سلطات مسؤول* وفد قيادة برلمان نظام جانب مرشد`);

/** Verbs of saying and doing, as news uses them of states, behind the name of the one who acts. */
export const isActingVerb = createWordList(`
  say says said told tells warn warns warned urge urges urged call calls called want wants wanted seek seeks sought ask
  asks asked demand demands demanded reject rejects rejected deny denies denied vow vows vowed threaten threatens
  threatened fear fears feared hope hopes hoped offer offers offered agree agrees agreed sign signs signed send sends
  sent dispatch dispatches dispatched turn turns turned support supports supported back backs backed condemn condemns
  condemned attack attacks attacked strike strikes struck bomb bombs bombed fire fires fired launch launches launched
  retaliate* respond responds responded has had have will would must should can could may might is was were are plan
  plans planned consider considers insist insists insisted claim claims claimed confirm* announce* accuse* assured
  retains supplies supplied sell sells sold deliver delivers delivered
  заяв* сообщ* призва* призыва* обвин* осуди* осужда* отверг* отрица* предлож* предлага* намерен* готов* хочет хотят
  требу* потребова* угрожа* пригрози* подписа* отправи* направи* нанес* атакова* поддерж* считает считают опаса*
  ответи* может могут будет будут`);

/** Arabic verbs stand before the one who acts. */
export const isLeadingVerb = createWordList(`
  قالت قال أعلنت أعلن أكدت أكد دعت دعا طالبت طالب رفضت رفض نفت نفى هددت هدد حذرت حذر وقعت وقع أرسلت أرسل شنت شن
  اتهمت اتهم أدانت أدان عرضت عرض وافقت وافق تريد يريد تسعى يسعى تعتزم تواصل ترى أبلغت أطلقت دخلت قدمت`);

/** Words before a country that make it one of the acting sides in English. */
export const isSideWord = createWordList("by between");
