import type { ServerResponse } from "node:http";
import type { LiveMessage } from "@throughline/contracts";

export type LiveHub = {
  /** Sends a message to every client. */
  publish(message: LiveMessage): void;
  /** Takes over an answer whose head is written; false when there are too many clients. */
  connect(response: ServerResponse): boolean;
  /** Clients connected now. */
  readonly size: number;
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
    connect(response) {
      if (clients.size >= mostClients) return false;
      clients.add(response);
      response.once("close", () => clients.delete(response));
      response.write(`retry: ${reconnectMs}\n\n`);
      return true;
    },
    get size() {
      return clients.size;
    },
    close() {
      clearInterval(heart);
      for (const client of clients) client.end();
    },
  };
}
