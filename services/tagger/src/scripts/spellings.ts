import { readSpelling } from "./letters.ts";

/**
 * Latin letters as English writes names of many languages: BGN/PCGN and its looser forms in the press, with what
 * French, German, Spanish, Turkish, Polish and pinyin bring along.
 */
export const latin = readSpelling(`
a | a
e | e
e$ | e:.05
i ı | i
o ø | o
u | u
ee ii | i
oo | u
ou | u o
eau$ | o
ot$ | o, t:.3
ae oe | e a o
y | i y:.2
^y y>aeou | y:.3
b | b
c | k c J
c>eiy | s c C J
ch | C k S x
chr | k x C, r
ck cc cq | k
cz | C
ç č ć | C
d | d
dj dzh dg>eiy | J
dz | z J c
đ | J d
f ff ph | f
g | g
g>eiy | g J h Z
gh | g q:.4
gh>t | g q:.1
gu>ei | g
ğ | g y:.1
^h h>aeiouy | h:.5
h | h:.12
j | J y Z h
k q | k q
q | q k g
q>i | q k g C c
kh | x k
l | l
ł | l w
m | m
n ñ | n
ng$ ng>bcdfghjklmnpqrstvwxz | n, g:.15
p | p
r | r
er$ | e, r:.4
drz | J
s | s
^sch sch | S s
sc>ei | S s
sh ş š ś | S
shch | S C
sz | S s
ß | s
t | t
th | t s
tch tsch | C
ts tz | c
tion$ | S, n
v | v
w | w v
wh | w h
x | k, s
^x | S s z
z | z c
zh ž ź ż | Z J
`);

/** Cyrillic letters of Russian, Ukrainian, Belarusian, Serbian and the larger Turkic languages. */
export const cyrillic = readSpelling(`
а ә | a
е є | e
^е ^є е>аеиоуыэюя | y:.15, e
ё | o e
и і ї ы | i
о ө | o a
у ұ ү | u
^у>аеиоэ | u w
у>аеиоэ | u w
ў | w
э | e
ю | y:.1, u
я | y:.1, a
й ј | y i:.2
ъ ь |
б | b
в | v w
г | g h q
гх | g q
ґ | g
ғ | g q
д | d
дж џ ђ | J
дз | z J c
ж | Z J
з | z
зж | Z
к қ | k q
кх | x k
л љ | l
м | m
н њ | n
ң | n, g:.15
п | p
р | r
с | s
т | t
тс тц | c
тш | C
ф | f
х | x h
һ | h
ц | c
цз | J Z z c
ч ћ | C
чж | Z J
ш | S
щ | S C
`);

/**
 * The Arabic script of Arabic and Persian, folded. Short vowels are not written; alef, waw and yeh are long vowels or
 * consonants; Arabic has no letters for p, v, ch and g and borrows others. \`ٔ\` is the hamza that joins two vowels, \`ە\` a
 * heh that is no h.
 */
export const arabic = readSpelling(
  `
ا | a:.25
^ا | a e i o u:.06
^ا>ویٔ | a e i o u:.03
ع | a e i o u:.06
^ع | a e i o u:.06
ٔ | i e y:.1
ە | e a:.06
ب | b p
پ | p
ت ط | t
تش | C
تس تز تص | c
ث | s t
ج | J g Z
چ | C
دج | J
ح | h:.5
خ | x
خو>ا | x
د ڈ | d
ذ | z d
ر | r
ز ظ | z
ژ | Z J
س | s
ش | S
ص | s c
ض | z d
غ | g q
ف | f v
ڤ | v
ق | q g k
ک | k
گ ڨ | g
ل | l
ال>تثدذرزسشصضطظلن | a:.2, l:.1
م | m
ن | n
ه | h:.4
ه$ | e a h:.08
و | v w u o:.35
ی | y i e:.35
ی$ | y i e a:.25
ء |
`,
  { abjad: true },
);
