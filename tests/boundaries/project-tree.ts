import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the project that the tests stand in. */
export const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Writes a project with the real one's workspaces, each with an empty door, and the given files put in.
 * Workspaces and the npm packages named in `npm` can be imported. Call `remove` when done.
 */
export async function writeProjectTree(files: Record<string, string>, npm: string[]) {
  const root = await mkdtemp(join(tmpdir(), "throughline-tree-"));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  for (const folder of await workspaces()) {
    const name = `@throughline/${folder.split("/")[1]}`;
    const manifest = { name, type: "module", exports: { ".": "./src/index.ts" } };
    await write(`${folder}/package.json`, JSON.stringify(manifest));
    await write(`${folder}/src/index.ts`, "export {};\n");
    await mkdir(join(root, "node_modules/@throughline"), { recursive: true });
    await symlink(join("../..", folder), join(root, "node_modules", name));
  }
  for (const name of npm) {
    await write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: "index.js" }));
    await write(`node_modules/${name}/index.js`, "export {};\n");
  }
  for (const [path, text] of Object.entries(files)) await write(path, text);
  return { root, write, remove: () => rm(root, { recursive: true, force: true }) };
}

async function workspaces(): Promise<string[]> {
  const found: string[] = [];
  for (const kind of ["packages", "services"]) {
    for (const entry of await readdir(join(projectRoot, kind), { withFileTypes: true })) {
      if (entry.isDirectory()) found.push(`${kind}/${entry.name}`);
    }
  }
  return found;
}
