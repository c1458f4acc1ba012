import { createWordList } from "./word-list.ts";

export type Gender = "male" | "female";

/** Given names that tell a bearer's gender, folded; the commonest of those that make the news. */
const male = createWordList(
  "aaron abbas abdullah adam adnan ahmad ahmed akbar alan albert alejandro alex alexander alexei alexey ali amir andrei andrew andrey anthony anton antonio antony arthur " +
    "ban barack ben benjamin bernie bill bob boris brad brian bruce carlos charles chris christopher chuck craig daniel dave david dennis dmitri dmitry don donald doug " +
    "douglas ed edward elijah emmanuel eric ernest esmail evan evgeny francis francois frank fred friedrich gary gennady geoffrey george gerhard greg gregory hamid harold harry " +
    "hassan henry hossein hugo hussein ian igor ilya ismail ivan jack jacob jake james jason javad jean jeff jeffrey jens jeremy jerry jim jimmy joe joel john jon jonathan jose josh joseph " +
    "juan justin kamal karl keith ken kenneth kevin khalid konstantin larry lars leonid lev lloyd luis mahmoud marco mario mark martin masoud matt matthew mehdi michael michel mick miguel mikhail " +
    "mike mitch mitt mohamed mohammad mohammed morteza moshe muhammad mustafa narendra nasser nathan newt nicholas nick nikita nikolai nikolay olaf oleg omar oscar patrick paul pavel pedro " +
    "peter philip pierre qasem rafael ralph ramzan ray recep reza richard rick rob robert roger ron ronald roy rudy rupert rusty saeed sam samuel scott sean sergei sergey seyed simon stephen stephane " +
    "steve steven stewart stuart ted thomas tim timothy tom tony vadim valery viktor vincent vitaly vladimir vyacheslav volodymyr walter wang wayne william xavier yevgeny yuri yury yusuf zbigniew " +
    "александр алексей анатолий андрей антон аркадий борис вадим валерий василий виктор виталий владимир владислав вячеслав геннадий георгий григорий дмитрий евгений иван игорь илья кирилл " +
    "константин лев леонид максим михаил никита николай олег павел петр рамзан роман руслан сергей станислав степан федор эдуард юрий яков дональд джо эммануэль хасан аббас масуд али",
);
const female = createWordList(
  "abigail agnes alexandra alice alina amanda amy ana anastasia andrea angela angelina anita ann anna anne annalena annie barbara beatrice beth betsy betty beverly bonnie brenda " +
    "camilla carla carly carmen carol carolina caroline catherine charlotte chelsea cheryl christina christine cindy claire condoleezza courtney cynthia dana danielle deborah debbie debra diana " +
    "diane dina dolores donna dorothy elena eleanor elaine elise elizabeth ella ellen emily emma erica erin eva evelyn fatemeh fatima federica fiona florence frances gabriela gina giorgia " +
    "gloria grace hannah heather heidi helen hillary ilhan irina isabel ivanka jackie jane janet janice jean jeanne jen jennifer jenny jessica jill jo joan joanna josephine joyce judith judy " +
    "julia julie kaja kamala karen karine kate katherine kathleen kathryn kathy katie kayleigh kelly kim kimberly kirsten kristen laura lauren leila lena leslie linda lisa liz loretta " +
    "louise lucy lydia lynn madeleine maggie maia malkia margaret maria marie marina marine marsha martha mary maryam megan melania melanie melissa mia michelle mina molly monica nadia nancy naomi " +
    "narges natalia natalie natasha nicole nikki nina olga olivia pamela patricia patty paula peggy phyllis rachel rebecca rena rita roberta rosa rose ruth samantha sandra sanna sara sarah " +
    "sharon sheila shirley sofia sonia sophie stacey stella stephanie susan susanna suzanne svetlana sylvia tamara tatiana teresa theresa tina tracy tulsi ursula valentina valerie vera veronica " +
    "victoria violeta virginia wendy yelena yulia zahra " +
    "александра алина алла анастасия ангела анна валентина валерия вера виктория галина дарья екатерина елена жанна зинаида инна ирина карина кристина ксения лариса людмила марина мария " +
    "маргарита надежда наталия наталья нина оксана ольга полина светлана софья тамара татьяна урсула эльвира элла юлия",
);

/** What a given name says of its bearer's gender; nothing for names of both, such as Jean, and unknown ones. */
export function genderOfGivenName(folded: string): Gender | undefined {
  const [asMale, asFemale] = [male(folded), female(folded)];
  if (asMale === asFemale) return undefined;
  return asMale ? "male" : "female";
}
