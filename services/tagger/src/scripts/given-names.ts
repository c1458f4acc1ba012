import { fold } from "@throughline/text";

/**
 * Given names that languages share, one a line: what stands in one line is one name, however differently it sounds
 * (Isaac, Ицхак), and names of two lines are two, however alike they look without their vowels (حسن, حسین).
 */
const table = `
abbas аббас عباس
abdullah abdallah abdollah abdulla абдулла абдалла عبدالله
adam адам آدم
ahmad ahmed achmed ахмед ахмад احمد
akbar акбар اکبر
alexander aleksandr alexandr alexandre alejandro aliaksandr oleksandr александр александер олександр الکساندر اسکندر
alexei alexey aleksei aleksey alexis алексей олексий الکسی
ali али علی
amin амин امین
amir emir амир эмир امیر
amr amro амр عمرو
andrew andrzej анджей andrei andrey andre andres andreas andriy андрей андре андрес эндрю андрий اندریه آندری اندرو
anthony antony antonio antonin anton toni tony антон антонио энтони тони انتونی آنتونی انطونیو آنتونیو
anwar anvar анвар انور
arash араш آرش
asghar асгар اصغر
aziz азиз عزیز
bagher baqer baqir багер бакер бакир باقر
benjamin binyamin беньямин биньямин бенджамин بنیامین
boris борис بوریس
charles carlos karl carl karol карл чарльз карлос шарль کارل تشارلز چارلز شارل کارلوس
christopher christoph kristof кристофер кристоф کریستوفر
daniel даниэль даниил дэниел دانیال دانیل دانییل دانیال
david davud davood dawood daoud дэвид давид дауд давуд داوود داود دیوید دیفید
dmitry dmitri dmitriy dmytro дмитрий дмитро دمیتری دیمتری
donald дональд دونالد
elias ilyas ильяс илияс элиас الیاس
emmanuel emanuel immanuel эммануэль эмманюэль эмануэль ایمانویل امانویل امانوئل
esmail esmaeil ismail ismael esmaeel эсмаил исмаил измаил اسماعیل
eugene yevgeny evgeny yevgeni evgeni евгений юджин یوگنی یفغینی یوجین
fatemeh fatima fatma фатеме фатима фатма فاطمه
faisal faysal файсал фейсал فیصل
abraham ibrahim ebrahim avraham авраам ибрагим ибрахим эбрахим ابراهیم
francis francois francisco franz фрэнсис франсуа франциско франц франческо فرانسیس فرانسوا فرانسیسکو
yuri yury yuriy юрий یوری
georgy georgi georgiy george jorge georg georges георгий джордж георг жорж хорхе جورج گیورگی جورجی خورخه
gholam gholam-reza голам غلام
hadi хади هادی
hamid хамид حمید
hamad хамад حمد
hani hany хани هانی
hashem hashim хашем хашим هاشم
hassan hasan хасан гасан حسن
hossein hussein husayn hussain hosein husein hossain хосейн хусейн хуссейн гусейн хоссейн حسین
henry henri enrique heinrich генри анри генрих энрике هنری هنری
igor ihor игорь ایگور ایغور
ilham ильхам الهام
isaac ishaq isak исхак yitzhak itzhak yitzchak ицхак исаак айзек اسحاق اسحق یتسحاق
jamal gamal jamaal джамаль гамаль جمال
jamil джамиль جمیل
james jaime джеймс جیمز جیمس
javad jawad джавад جواد
jesus isa eisa иса хесус عیسی
john jon джон جان جون
ivan иван ایوان ایفان
jean жан ژان
juan хуан خوان
joseph josef jose yusuf yousef yosef youssef yussuf yossi joe юсуф юсеф юсеп йосеф йосси иосиф джозеф джо хосе یوسف جوزف جو جوزیف خوسیه یوسی
kamal kemal камаль кемаль کمال
kamil kamel камиль камель کامل
karim карим кярим کریم
kazem kazim казем казим کاظم
khaled khalid халед халид خالد
khalil халиль خلیل
kirill kyrylo кирилл کیریل
leonid леонид لیونید لییونید
louis luis luiz lewis ludwig луи луис людвиг لوییس لویس
mahdi mehdi махди мехди مهدی
mahmoud mahmud mahmood махмуд محمود
majid маджид مجید
mansour mansur мансур منصور
maria mary marie maryam mariam мария мариам марьям мэри мари ماریا مریم ماری
mark marc marco marcos marcus марк марко маркос مارک مارکو ماركو
masoud massoud masud masood масуд مسعود
matthew matthias matteo matthieu mateusz мэттью маттиас маттео матье матеуш متیو ماتیو متی
maxim maksim maksym максим ماکسیم مکسیم
michael mikhail michail michel miguel mikael mykhailo michal mike михаил майкл мишель михаэль мигель михаило майк میخائیل میخاییل مایکل میشل میشال میگل
mohammad mohammed muhammad mohamed mohamad mahomed mehmet мохаммад мухаммад мухаммед мохаммед магомед мохамед мехмет محمد
mohsen muhsin mohsin мохсен мохсин محسن
mojtaba mujtaba моджтаба муджтаба مجتبی
morteza murtaza mortaza мортеза муртаза مرتضی
moses moshe mousa musa moussa моше муса موسی موشه
mostafa mustafa mustapha мостафа мустафа مصطفی
nabil набиль نبیل
naser nasser nasir насер насир насыр ناصر
nasrin насрин نسرین
nicholas nikolai nikolay nicolas nikola mykola nick николай николас николя никола микола نیکولای نیکلای نیکولا نیکولاس
oleg oleh олег الگ اولیغ
omar umar omer омар умар омер عمر
osama usama осама усама اسامه
pavel paul pablo paolo pawel павел пол поль пабло паоло پاول پل بول بافل
peter pyotr petr petro pedro pierre piotr петр питер педро пьер پیتر پیوتر پتر بیتر بیوتر بیار
qassem qasem qasim kassem kasem ghasem касем касим قاسم
ramadan ramzan ramazan рамзан рамадан рамазан رمضان
rashid rasheed рашид رشید
reza rida риза реза رضا
robert roberto роберт روبرت رابرت
ruhollah рухолла روحالله
sadegh sadeq sadiq садег садек садик صادق
saeed saeid said saed саид سعید
salah салах صلاح
salem salim салем سالم
salim салим سلیم
salman сальман салман سلمان
samir самир سمیر
sergei sergey serguei sergej sergio serge serhiy сергей серж серхио сергий سرگئی سرگی سرگیی سیرغی سیرجی
simon shimon semyon симон шимон саймон семен شمعون سیمون سایمون
solomon soleiman suleiman sulaiman sulayman suleyman соломон сулейман سلیمان
sultan soltan султан سلطان
stephen steven steve stefan stephane stepan стивен стив штефан стефан степан استیو استیون استفان ستیف ستیفن
tareq tariq тарек тарик طارق
thomas tomas tom томас том توماس تام توم
victor viktor виктор ویکتور فیکتور
vladimir wladimir volodymyr wolodymyr uladzimir владимир володимир ولادیمیر ولودیمیر فلادیمیر فولودیمیر
william wilhelm guillermo guillaume bill уильям вильгельм гийом вильям билл ویلیام ولیام بیل
yahya яхья یحیی
yasser yasir yaser ясир ясер یاسر
zahra захра زهرا
`;

const rows = new Map<string, number[]>();
for (const [at, line] of table.trim().split("\n").entries())
  for (const name of line.split(" ")) {
    const key = fold(name);
    rows.set(key, [...(rows.get(key) ?? []), at]);
  }

/** Whether two folded given names are known to be one name, or two; undefined where either is not in the table. */
export function sameGivenName(a: string, b: string): boolean | undefined {
  const [rowsOfA, rowsOfB] = [rows.get(a), rows.get(b)];
  return rowsOfA && rowsOfB && rowsOfA.some((row) => rowsOfB.includes(row));
}
