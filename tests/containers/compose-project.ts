import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Audit } from "@throughline/contracts";
import type { z } from "zod";
import { projectRoot } from "../boundaries/project-tree.ts";
import { madeArticle } from "../integration/made-articles.ts";
import { quietPack } from "../integration/standalone-process.ts";

const run = promisify(execFile);

/** What `docker compose ps` tells of a container. */
export type Container = {
  Service: string;
  State: string;
  Health: string;
  Publishers: { URL: string; PublishedPort: number }[] | null;
};

/**
 * The project's own compose file as a project of its own: a name and a port that nobody else has, settings that
 * no `.env` of this folder touches, a newsstand of `pages` made articles, the story pack without its feeds.
 */
export async function composeProject(options: { pages: number; settings?: Record<string, string> }) {
  const name = `throughline-test-${randomBytes(3).toString("hex")}`;
  const folder = await fixtures(options.pages);
  const environment: Record<string, string | undefined> = {
    ...process.env,
    ...options.settings,
    COMPOSE_PROJECT_NAME: name,
    COMPOSE_PROGRESS: "quiet",
    COMPOSE_ANSI: "never",
    IMAGE_TAG: "test",
    THROUGHLINE_PORT: "0",
    PROMETHEUS_PORT: "0",
    THROUGHLINE_PACK: join(folder, "pack"),
    TEST_PAGES: join(folder, "pages"),
  };
  const files = ["-f", "docker-compose.yml", "-f", "tests/containers/compose.test.yml"];

  async function docker(...command: string[]): Promise<string> {
    const { stdout } = await run("docker", command, {
      cwd: projectRoot,
      env: environment,
      timeout: 900_000,
      maxBuffer: 64 * 2 ** 20,
    });
    return stdout;
  }
  const compose = (...command: string[]) =>
    docker("compose", "--env-file", "/dev/null", "--profile", "*", ...files, ...command);
  const exec = (service: string, ...command: string[]) => compose("exec", "-T", service, ...command);
  /** The command as a person runs it; an audit that does not balance exits with 1 and still prints. */
  const throughline = (...command: string[]) => exec("desk", "throughline", ...command);

  return {
    name,
    compose,
    exec,
    throughline,
    async audit(): Promise<z.infer<typeof Audit>> {
      const printed = await throughline("audit", "--json").catch((error: { stdout?: string }) => {
        if (error.stdout?.startsWith("{")) return error.stdout;
        throw error;
      });
      return Audit.parse(JSON.parse(printed));
    },
    async containers(): Promise<Container[]> {
      const lines = (await compose("ps", "--all", "--format", "json")).trim().split("\n");
      return lines.map((line) => JSON.parse(line) as Container);
    },
    /** Address of this machine under which a container's port is published. */
    async published(service: string, port: number): Promise<string> {
      return `http://${(await compose("port", service, String(port))).trim()}`;
    },
    /** The network that the newsstand stands in becomes one that may be fetched from. */
    async allowOutside(): Promise<void> {
      const form = "{{range .IPAM.Config}}{{.Subnet}}{{end}}";
      const subnet = await docker("network", "inspect", `${name}_outside`, "--format", form);
      environment.THROUGHLINE_ALLOW_NETWORKS = subnet.trim();
    },
    /** Changes the story pack on this machine, as an editor would: with a new file in the old one's place. */
    async editPack(file: string, change: (text: string) => string): Promise<void> {
      const path = join(folder, "pack", file);
      await writeFile(`${path}.new`, change(await readFile(path, "utf8")));
      await rename(`${path}.new`, path);
    },
    async remove(): Promise<void> {
      await compose("down", "--volumes", "--timeout", "5");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function fixtures(pages: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "throughline-compose-"));
  // The containers' user is another than the one that runs the tests.
  await chmod(folder, 0o755);
  await quietPack(folder);
  await mkdir(join(folder, "pages"));
  for (let page = 0; page < pages; page++) {
    await writeFile(
      join(folder, "pages", `page-${String(page).padStart(3, "0")}.html`),
      madeArticle(page).html,
    );
  }
  return folder;
}
