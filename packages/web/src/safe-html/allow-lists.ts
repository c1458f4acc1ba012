/** What HTML may hold to be shown or given out. Whatever is not named is dropped. */
export type AllowList = {
  name: "feed" | "article";
  elements: ReadonlySet<string>;
  /** On any element. */
  attributes: ReadonlySet<string>;
  attributesOf: Readonly<Record<string, ReadonlySet<string>>>;
  /** Set on an element whatever it brought. */
  added: Readonly<Record<string, readonly (readonly [name: string, value: string])[]>>;
};

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Elements without an end tag, of those that a list names. */
export const voidElements = words("area br col command hr img source wbr");

const drawing = words("svg g circle desc ellipse line path polygon polyline rect text title tspan");
const drawingAttributes = words(
  `baseprofile cx cy d dx dy fill fill-opacity fill-rule font-family font-size opacity points preserveaspectratio r rx ry
  stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor transform version viewbox
  x x1 x2 y y1 y2`,
);
const formula = words(
  `math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace msqrt mstyle msub
  msubsup msup mtable mtd mtext mtr munder munderover`,
);
const formulaAttributes = words(
  `accent columnalign display displaystyle fence lspace mathvariant rowalign rspace scriptlevel stretchy xlink:href
  xlink:show xlink:type`,
);
const each = (elements: ReadonlySet<string>, attributes: ReadonlySet<string>) =>
  Object.fromEntries([...elements].map((element) => [element, attributes]));

/**
 * Entries of feeds: text as their publishers set it. Universal Feed Parser's lists of acceptable elements and
 * attributes, and HTML's newer elements for text. Not taken from there: forms and their fields (they ask a reader
 * for something), `noscript` (no script runs here, so what it holds is what is meant) and `ping` (it reports clicks).
 */
const feed: AllowList = {
  name: "feed",
  elements: new Set([
    ...drawing,
    ...formula,
    ...words(
      `a abbr acronym address area article aside audio b bdi bdo big blockquote br canvas caption center cite code col
    colgroup command data datagrid dd del details dfn dialog dir div dl dt em event-source fieldset figcaption figure
    font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd label legend li m main map mark menu meter multicol
    nav nextid ol output p pre progress q rb rp rt rtc ruby s samp section small sound source spacer span strike
    strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr`,
    ),
  ]),
  attributes: words(
    `abbr accept accept-charset accesskey action align alt autocomplete autofocus axis background balance bgcolor
    bgproperties border bordercolor bordercolordark bordercolorlight bottompadding cellpadding cellspacing ch
    challenge char charoff charset checked choff cite class clear color cols colspan compact contenteditable coords
    data datafld datapagesize datasrc datetime default delay dir disabled draggable dynsrc enctype end face for form
    frame galleryimg gutter headers height hidden hidefocus high href hreflang hspace icon id inputmode ismap
    keytype label lang leftspacing list longdesc loop loopcount loopend loopstart low lowsrc max maxlength media
    method min multiple name nohref noshade nowrap open optimum pattern point-size poster pqg preload prompt
    radiogroup readonly rel repeat-max repeat-min replace required rev rightspacing rows rowspan rules scope
    selected shape size span src start step style summary suppress tabindex target template title toppadding type
    unselectable urn usemap valign value variable volume vrml vspace width wrap`,
  ),
  attributesOf: {
    ...each(drawing, drawingAttributes),
    ...each(formula, formulaAttributes),
    a: words("xlink:href xlink:show xlink:type"),
  },
  added: {},
};

/**
 * Articles found in pages: text, lists, tables, quotations, links and pictures by their address; how the page's
 * publisher set them is left behind.
 */
const article: AllowList = {
  name: "article",
  elements: words(
    `a abbr b blockquote br caption cite code dd div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img li mark ol p
    pre q s section small span strong sub sup table tbody td tfoot th thead time tr u ul`,
  ),
  attributes: words("dir lang"),
  attributesOf: {
    a: words("href"),
    img: words("src alt width height"),
    time: words("datetime"),
    abbr: words("title"),
    th: words("colspan rowspan"),
    td: words("colspan rowspan"),
  },
  added: { a: [["rel", "noopener noreferrer"]], img: [["loading", "lazy"]] },
};

export const allowLists = { feed, article } as const;
