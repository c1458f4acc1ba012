import type * as contracts from "@throughline/contracts";
import type { z } from "zod";

/** What the desk's API answers. Types only: the schemas stay on the server, out of the page. */
export type {
  ArticleDetail,
  ArticleSummary,
  Audit,
  CorrectionTaken,
  EntityHit,
  EventDetail,
  EventSummary,
  FeedCheck,
  FeedImport,
  FeedImportSummary,
  FeedView,
  ImportedFeedView,
  Line,
  LiveMessage,
  NewCorrection,
  PackApplication,
  PackStanding,
  PairComparison,
  Problem,
  RevisionView,
  Step,
} from "@throughline/contracts";

export type AddedFeed = z.infer<typeof contracts.AddedFeed>;
export type ArticleList = z.infer<typeof contracts.ArticleList>;
export type CopyView = z.infer<typeof contracts.CopyView>;
export type DeadLetterList = z.infer<typeof contracts.DeadLetterList>;
export type DeadLetterView = z.infer<typeof contracts.DeadLetterView>;
export type EntityHits = z.infer<typeof contracts.EntityHits>;
export type EntityDetail = z.infer<typeof contracts.EntityDetail>;
export type EventList = z.infer<typeof contracts.EventList>;
export type FeedImportList = z.infer<typeof contracts.FeedImportList>;
export type FeedList = z.infer<typeof contracts.FeedList>;
export type FeedPoll = z.infer<typeof contracts.FeedPoll>;
export type LineStep = z.infer<typeof contracts.LineStep>;
export type MentionView = z.infer<typeof contracts.MentionView>;
export type NameCandidateList = z.infer<typeof contracts.NameCandidateList>;
export type NameCandidateView = z.infer<typeof contracts.NameCandidateView>;
export type NameDecided = z.infer<typeof contracts.NameDecided>;
export type PassportView = z.infer<typeof contracts.PassportView>;
export type PublisherView = z.infer<typeof contracts.PublisherView>;
export type Report = contracts.EventDetail["reports"][number];
export type ReplayDiff = z.infer<typeof contracts.ReplayDiff>;
export type ReplayStarted = z.infer<typeof contracts.ReplayStarted>;
export type Status = z.infer<typeof contracts.Status>;
export type StoryGroup = Status["story"]["groups"][number];
