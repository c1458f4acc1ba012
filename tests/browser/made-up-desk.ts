import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const server = new URL("../../services/desk/web/dev/fixture-server.ts", import.meta.url).pathname;

/** The built page over made-up data: the page alone is under test, without a line behind it. */
export async function startMadeUpDesk() {
  const child = spawn(process.execPath, [server, "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface(child.stdout);
  const [url] = (await once(lines, "line", { signal: AbortSignal.timeout(30_000) })) as [string];
  return {
    url,
    /** Brings a new event and a new report of an old one, and tells the page. */
    arrive: async () => void (await fetch(`${url}/dev/arrive`)),
    /** Starts the data anew: "full", "empty", "broken", "locked" or "away". */
    become: async (mode: string) => void (await fetch(`${url}/dev/mode/${mode}`)),
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, "exit");
    },
  };
}
