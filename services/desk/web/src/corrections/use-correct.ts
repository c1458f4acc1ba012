import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ApiError, api } from "../api/client.ts";
import type { CorrectionTaken, NewCorrection } from "../api/types.ts";

/** What a person says of an article, or takes back. */
export type Said = { correct: NewCorrection } | { undo: string };

/** Keeps or takes back a correction; the article and all that shows its tags are asked for again. */
export function useCorrect(articleId: string) {
  const client = useQueryClient();
  const path = `/api/v1/articles/${encodeURIComponent(articleId)}/corrections`;
  return useMutation<CorrectionTaken, ApiError, Said>({
    mutationFn: (said) =>
      "undo" in said
        ? api(`${path}/${encodeURIComponent(said.undo)}`, { method: "DELETE" })
        : api(path, { method: "POST", body: said.correct }),
    onSuccess: () => {
      for (const key of ["article", "entity", "event", "line"])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

const key = "corrections/name";

/** The name that a person gave last as theirs, kept in this browser only. */
export const ownName = {
  get: (): string => {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  },
  set: (name: string): void => {
    try {
      localStorage.setItem(key, name);
    } catch {
      // Without storage the name is asked for each time.
    }
  },
};
