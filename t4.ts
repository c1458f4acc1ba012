import { loadStoryPack } from "@throughline/story-pack";
import { createTagger } from "./services/tagger/src/index.ts";
const p = await loadStoryPack("seeds/iran-russia"); const t = await createTagger(p);
const cases: [string, string][] = [
 ["Путин принял Аракчи", "Президент России Владимир Путин принял в Кремле министра иностранных дел Ирана Аббаса Арагчи. «Мы готовы помогать иранскому народу», — сказал Путин. По словам Пескова, Москва осуждает удары США и Израиля. Вчера Аракчи прилетел в Москву из Тегерана. Иранцы и россияне подписали договор с МАГАТЭ."],
 ["عراقچی با پوتین دیدار کرد", "سید عباس عراقچی وزیر امور خارجه ایران در مسکو با ولادیمیر پوتین رئیس‌جمهور روسیه دیدار کرد. عراقچی گفت: «روابط ایران و روسیه راهبردی است و ادامه خواهد داشت.» وی پیام آیت‌الله خامنه‌ای را به پوتین تحویل داد. سخنگوی کرملین حملات آمریکا به تاسیسات هسته‌ای ایران را محکوم کرد."],
 ["بوتين يستقبل عراقجي", "استقبل الرئيس الروسي فلاديمير بوتين في موسكو وزير الخارجية الإيراني عباس عراقجي. وقال عراقجي: \"نقدر موقف روسيا من العدوان الأمريكي والإسرائيلي على إيران\". وأكد الكرملين أن بوتين سيواصل الوساطة بين طهران وواشنطن."],
 ["Iran's Taremi scores twice as Team Melli beat Uzbekistan", "Mehdi Taremi scored two goals as Iran beat Uzbekistan 3-1 in a World Cup qualifier at the Azadi stadium in Tehran. The coach praised his midfielders. Iran will play a friendly match in Russia next month."],
 ["Ukraine says Russia launched 100 drones overnight", "Ukraine's air force said Russia launched 100 Iranian-designed Shahed drones and missiles at Kyiv overnight. Two people were killed. Zelensky called for more air defense. The Kremlin denied hitting civilians."],
 ["Man arrested after burglary in Leeds", "Police arrested a suspect after a burglary in Leeds. The court heard that the man denied theft."],
 ["Melania Trump visits hospital", "Melania Trump visited a hospital. US tells us to wait. Donald Trump Jr. was there. \"We love it here,\" she told reporters. The president of Iran, Masoud Pezeshkian, said he would not come."],
];
for (const [title, text] of cases) { const r = t.tag({ title, text });
  console.log("\n##", r.language, title, r.relevance.score, r.countries.map(c => c.code + ":" + c.role + c.score).join(" "), "|", r.topics.map(x => x.label + x.score).join(", "));
  console.log(r.mentions.map(m => `${m.surface}=${m.entityId}/${m.kind}`).join(" | "));
  for (const q of r.quotes) console.log("Q:", q.speaker?.name, "/", q.cue, q.stance, "/", q.text);
}
