import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { answering } from "./redis.ts";
import { freePort } from "./redis-child.ts";

const run = promisify(execFile);

const image = "redis:8";
const label = "throughline.data";

export type RedisContainerOptions = {
  /** Names the container's owner: what an earlier process of the same folder left behind is removed. */
  dataFolder?: string | undefined;
  say?: ((line: string) => void) | undefined;
};

/**
 * Starts Redis in a container, of an image that is there: what was never pulled may not be pullable. Docker
 * itself starts it again when it dies, on the same port. Answers undefined where there is no engine or no image.
 */
export async function startRedisContainer(docker: string, { dataFolder, say }: RedisContainerOptions) {
  const engine = (words: string[], deadlineMs = 30_000) => run(docker, words, { timeout: deadlineMs });
  let id: string | undefined;
  const remove = async () => {
    if (id) await engine(["rm", "-f", "-v", id]);
  };
  try {
    await engine(["version", "--format", "{{.Server.Version}}"], 5_000);
    if (dataFolder) await removeLeftovers(engine, dataFolder);
    const port = await freePort();
    const { stdout } = await engine(["run", ...runWords(port, dataFolder)]);
    id = stdout.trim();
    say?.("Starting Redis in Docker …");
    const url = `redis://127.0.0.1:${port}`;
    const { version } = await answering(url);
    const stop = async () => {
      await engine(["stop", "-t", "3", id ?? ""]);
      await remove();
    };
    return { url, version, stop };
  } catch {
    await remove().catch(() => {});
    return undefined;
  }
}

function runWords(port: number, dataFolder: string | undefined): string[] {
  return [
    ...["-d", "--pull=never", "--restart=on-failure:5", "-p", `127.0.0.1:${port}:6379`],
    ...(dataFolder ? ["--label", `${label}=${dataFolder}`] : []),
    // Protected mode refuses whoever comes from outside the container; the port is open to this machine only.
    ...[image, "redis-server", "--maxmemory-policy", "noeviction", "--protected-mode", "no"],
  ];
}

/** A process that was killed leaves its container running. The store has what is needed to fill a new one. */
async function removeLeftovers(
  engine: (words: string[]) => Promise<{ stdout: string }>,
  dataFolder: string,
): Promise<void> {
  const { stdout } = await engine(["ps", "-aq", "--filter", `label=${label}=${dataFolder}`]);
  const ids = stdout.split("\n").filter((id) => id !== "");
  if (ids.length > 0) await engine(["rm", "-f", "-v", ...ids]);
}
