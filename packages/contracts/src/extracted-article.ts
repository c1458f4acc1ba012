/** What a page turned out to be. */
export type ArticleKind = "article" | "partial" | "liveBlog" | "notArticle";

/** How the text was found, how sure that is (0 to 1), and why. */
export type ExtractionQuality = { method: string; score: number; reasons: string[] };

/** A post of a live blog: its place in the text, in UTF-16 units (`end` exclusive), and its time, ISO 8601 in UTC. */
export type LivePost = { start: number; end: number; publishedAt?: string };

/** The article in a page, as `extractArticle` gives it. Times are ISO 8601 in UTC. */
export type ExtractedArticle = {
  kind: ArticleKind;
  title: string;
  authors: string[];
  publishedAt?: string;
  modifiedAt?: string;
  /** BCP 47 as the page declares it, `"und"` where it does not. */
  language: string;
  siteName?: string;
  canonicalUrl?: string;
  imageUrl?: string;
  /** Paragraphs joined by blank lines. */
  text: string;
  /** Of a live blog: its posts, in the order of the text. */
  posts?: LivePost[];
  /** Sanitised. */
  html: string;
  quality: ExtractionQuality;
};

/** What `extractArticle` takes: a page, or plain text such as a seed file or pasted words. */
export type PageInput = { html: string; url: string } | { text: string; url?: string };
