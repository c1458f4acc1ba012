import type { TagCorrection } from "./corrections.ts";
import type { Json } from "./topology.ts";

export type EntityType = "person" | "organisation" | "place" | "facility" | "event" | "work" | "other";

/** How a surface came to stand for its entity. */
export type MentionKind = "name" | "lastName" | "demonym" | "metonym" | "pronoun";

/** A span of the title or the text that names an entity. Offsets are UTF-16 units; `end` is exclusive. */
export type Mention = {
  field: "title" | "text";
  start: number;
  end: number;
  surface: string;
  type: EntityType;
  entityId: string;
  kind: MentionKind;
  /** 0 to 1. */
  score: number;
  /** The rule or model that said so. */
  by: string;
  /** Of a name that sounds like a listed one: that spelling, and how far it is from it, 0 to 1. */
  evidence?: { spelling: string; distance: number };
};

/**
 * A spelling that may be a listed person's, which a person must say: `strangerId` is what its bearer goes by until
 * then, `spelling` the listed one that it is like.
 */
export type NameCandidate = {
  strangerId: string;
  surface: string;
  language: string;
  entityId: string;
  spelling: string;
  distance: number;
};

/** `id` is a Wikidata QID, or `local:…` where no source confirms one. `salience` is 0 to 1. */
export type TaggedEntity = { id: string; name: string; type: EntityType; count: number; salience: number };

/** `code` is ISO 3166-1 alpha-2. */
export type TaggedCountry = { code: string; role: "actor" | "mentioned"; score: number };

/** `code` is an IPTC Media Topics code as the story pack lists it. */
export type TaggedTopic = { code: string; label?: string; score: number; evidence: Json };

/** One reason for or against an article's place in the story. The weights' sum, squashed, is the score. */
export type RelevanceContribution = { rule: string; weight: number; because: string };

export type Relevance = { score: number; contributions: RelevanceContribution[] };

export type Quote = {
  text: string;
  start: number;
  end: number;
  speaker?: { entityId?: string; name: string };
  cue: string;
  stance: "said" | "denied" | "threatened" | "promised" | "unknown";
};

export type TagResult = {
  language: string;
  mentions: Mention[];
  entities: TaggedEntity[];
  countries: TaggedCountry[];
  topics: TaggedTopic[];
  relevance: Relevance;
  quotes: Quote[];
  /** Absent where there is none. */
  nameCandidates?: NameCandidate[];
};

export type TagInput = {
  title: string;
  text: string;
  language?: string;
  publishedAt?: string;
  /** What persons said of this article; it stands above all rules and models. */
  corrections?: readonly TagCorrection[];
};

export interface Tagger {
  tag(article: TagInput): TagResult;
}

/** BCP 47, `"und"` when unsure; confidence is 0 to 1. */
export type DetectedLanguage = { language: string; confidence: number };
