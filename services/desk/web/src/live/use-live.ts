import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { createSignalStore } from "../api/signal-store.ts";
import { staleKeys } from "./live-message.ts";
import { followLiveStream, type LiveState } from "./live-stream.ts";

export const liveState = createSignalStore<LiveState>("connecting");

/** Keeps what the page shows in step with the line for as long as the component lives. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      followLiveStream("/api/v1/stream", {
        onMessages: (messages) => {
          for (const queryKey of staleKeys(messages)) void client.invalidateQueries({ queryKey });
        },
        onState: (state, missed) => {
          liveState.set(state);
          if (state === "live" && missed) {
            void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "search" });
          }
        },
      }),
    [client],
  );
}
