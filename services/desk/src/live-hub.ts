import type { ServerResponse } from "node:http";
import type { LiveMessage } from "@throughline/contracts";

export type LiveHub = {
  /** Sends a message to every client. */
  publish(message: LiveMessage): void;
  /** Whether there are as many clients as there may be. */
  isFull(): boolean;
  /** Takes over an answer whose head is written. */
  connect(response: ServerResponse): void;
  close(): void;
};

export type LiveHubOptions = { mostClients?: number; heartbeatMs?: number; mostBufferedBytes?: number };

/** How long a browser waits before it connects again, in milliseconds. */
const reconnectMs = 2_000;

/**
 * Server-sent events (WHATWG HTML, section 9.2) for many clients. A comment every `heartbeatMs` keeps proxies
 * from closing a quiet stream; a client that does not read what it is sent is cut off and comes back.
 */
export function createLiveHub(options: LiveHubOptions = {}): LiveHub {
  const { mostClients = 200, heartbeatMs = 15_000, mostBufferedBytes = 256 * 1024 } = options;
  const clients = new Set<ServerResponse>();

  function send(frame: string): void {
    for (const client of clients) {
      if (client.writableLength > mostBufferedBytes) client.destroy();
      else client.write(frame);
    }
  }

  const heart = setInterval(() => send(": still here\n\n"), heartbeatMs);
  heart.unref();

  return {
    publish: (message) => send(`data: ${JSON.stringify(message)}\n\n`),
    isFull: () => clients.size >= mostClients,
    connect(response) {
      clients.add(response);
      response.once("close", () => clients.delete(response));
      response.write(`retry: ${reconnectMs}\n\n`);
    },
    close() {
      clearInterval(heart);
      for (const client of clients) client.end();
    },
  };
}
