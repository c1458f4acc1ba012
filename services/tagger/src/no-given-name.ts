import { createWordList } from "./word-list.ts";

/** Titles and sentence openers that stand before last names with a capital, folded. */
export const isNoGivenName = createWordList(
  "president minister ministers premier chancellor secretary senator congressman congresswoman governor mayor judge justice ambassador envoy " +
    "general gen colonel col major admiral commander captain chief leader spokesman spokeswoman spokesperson director chairman speaker " +
    "king queen prince princess sheikh emir sultan ayatollah imam pope mr mrs ms dr sir lord lady professor prof comrade " +
    "the a an and but or if when while after before as since because although though however meanwhile then so yet still also both neither " +
    "in on at by with from for to of about against over under between despite during like unlike via per " +
    "is was are were has had have will would can could did does do may might should must let " +
    "he she they we you it his her their its our my this that these those what why how who whom which where there here " +
    "today yesterday tomorrow now later earlier monday tuesday wednesday thursday friday saturday sunday " +
    "january february march april may june july august september october november december " +
    "says said tells told asks asked calls meets met " +
    "президент премьер министр канцлер секретарь сенатор губернатор мэр посол генерал полковник адмирал глава лидер спикер директор аятолла шейх принц король папа " +
    "в во на с со к ко о об от из за по при для без под над между через после перед до и а но или если когда пока как так что это он она они мы вы я его ее их " +
    "также однако ранее позже сегодня вчера завтра теперь сейчас тем ведь именно даже лишь только уже еще не ни",
);
