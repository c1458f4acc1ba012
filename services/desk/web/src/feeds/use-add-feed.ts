import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ApiError, api } from "../api/client.ts";
import type { AddedFeed } from "../api/types.ts";

export type AddRequest = { url: string; force: boolean };

/** Adds a feed by its address or its site's. */
export function useAddFeed(onAdded: (result: AddedFeed) => void) {
  const client = useQueryClient();
  return useMutation<AddedFeed, ApiError, AddRequest>({
    mutationFn: ({ url, force }) =>
      api(`/api/v1/feeds${force ? "?force=true" : ""}`, { method: "POST", body: { url }, timeoutMs: 60_000 }),
    onSuccess: (result) => {
      for (const queryKey of [["feeds"], ["status"], ["check"]]) void client.invalidateQueries({ queryKey });
      onAdded(result);
    },
  });
}
