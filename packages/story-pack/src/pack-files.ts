import { PackArticleFacts, PackEntity, Publisher, SiteSelectors } from "@throughline/contracts";
import { z } from "zod";

/** The shape of `gazetteer.yaml`. */
export const GazetteerFile = z.strictObject({ entities: z.array(PackEntity).min(1) });
export type GazetteerFile = z.infer<typeof GazetteerFile>;

/** The shape of `publishers.yaml`. */
export const PublishersFile = z.strictObject({ publishers: z.array(Publisher) });
export type PublishersFile = z.infer<typeof PublishersFile>;

/** The shape of `sites.yaml`. */
export const SitesFile = z.strictObject({ sites: z.array(SiteSelectors) });
export type SitesFile = z.infer<typeof SitesFile>;

/** The shape of `articles.yaml`: facts by file name. */
export const ArticlesFile = z.record(z.string(), PackArticleFacts);
