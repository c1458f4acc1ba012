import { createContext, useContext } from "react";
import type { ArticleDetail } from "../api/types.ts";

/** What is to be corrected: an entity of the article, perhaps only where it stands by certain words. */
export type Doubt = { entity: ArticleDetail["entities"][number]; surface?: string };

/** Opens the form for a doubt; undefined where an article cannot be corrected, being a copy. */
export type Doubting = ((doubt: Doubt) => void) | undefined;

const context = createContext<Doubting>(undefined);

export const DoubtingProvider = context.Provider;

export function useDoubting(): Doubting {
  return useContext(context);
}
