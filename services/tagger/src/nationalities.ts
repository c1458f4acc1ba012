import { createWordList } from "./word-list.ts";

/**
 * Whether a folded English word says of which country, people or part of the world somebody is: "Kenyan", "Saudi", "EU",
 * and the first words of those that have two ("South Korean"). All members and observers of the United Nations,
 * the larger nations without a state and the continents, so that no story is served better than another.
 */
export const isNationality = createWordList(`
  us u.s usa american uk u.k british english scottish welsh irish eu european un u.n
  afghan albanian algerian andorran angolan antiguan argentine argentinian armenian australian austrian azerbaijani azeri
  bahamian bahraini bangladeshi barbadian belarusian belgian belizean beninese bhutanese bolivian bosnian botswanan
  brazilian bruneian bulgarian burkinabe burmese burundian cambodian cameroonian canadian chadian chilean chinese colombian
  comorian comoran congolese rican croatian cuban cypriot czech danish djiboutian dominican dutch
  ecuadorian ecuadorean egyptian emirati equatoguinean eritrean estonian eswatini swazi ethiopian fijian filipino philippine finnish french
  gabonese gambian georgian german ghanaian greek grenadian guatemalan guinean guyanese haitian honduran hungarian
  icelandic indian indonesian iranian persian iraqi israeli italian ivorian jamaican japanese jordanian
  kazakh kazakhstani kenyan kosovar kosovan korean kuwaiti kyrgyz laotian latvian lebanese lesothan liberian libyan liechtenstein
  lithuanian luxembourgish macedonian malagasy malawian malaysian maldivian malian maltese marshallese mauritanian mauritian
  mexican micronesian moldovan monegasque mongolian montenegrin moroccan mozambican namibian nauruan nepali nepalese
  nicaraguan nigerien nigerian norwegian omani pakistani palauan palestinian panamanian paraguayan peruvian polish portuguese
  qatari romanian russian rwandan salvadoran salvadorean samoan sammarinese saudi senegalese serbian seychellois leonean singaporean
  slovak slovakian slovenian slovene somali african spanish lankan sudanese surinamese swedish swiss syrian
  taiwanese tajik tajikistani tanzanian thai timorese togolese tongan trinidadian tunisian turkish turkmen tuvaluan
  ugandan ukrainian uruguayan uzbek vanuatuan vatican venezuelan vietnamese yemeni zambian zimbabwean
  abkhaz asian basque bavarian bermudian catalan caribbean chechen crimean greenlandic hawaiian kurdish latin ossetian pacific quebecois
  sahrawi somaliland tatar tibetan uyghur uighur zealand arab arabian
  north northern south southern east eastern west western central sri costa puerto sierra
`);
