import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { SetupError } from "@throughline/contracts";
import type { Surroundings } from "./surroundings.ts";

/** Where a desk is, and what it wants to hear. */
export type DeskAddress = {
  url: string;
  /** Sent as `Authorization: Bearer`. */
  secret: string | undefined;
  /** How the address was found, for the message when nobody answers there. */
  from: "option" | "file" | "default";
};

export type AddressOptions = { url?: string; password?: string };

const defaultUrl = "http://127.0.0.1:3000";

/**
 * Finds the desk: the address that was given; the `desk.json` that a desk leaves in its data folder, looked for
 * from the working folder and from the project's root; else the default address. The file's token goes to the
 * file's address only. Throws a `SetupError` for an address that is none.
 */
export async function findDesk(
  options: AddressOptions,
  around: Pick<Surroundings, "dataFolder" | "password" | "workingFolder" | "projectFolder">,
): Promise<DeskAddress> {
  const password = options.password ?? around.password;
  const left = await leftByDesk(around);
  if (options.url !== undefined) {
    const url = checkedAddress(options.url);
    return { url, secret: password ?? (left?.url === url ? left.token : undefined), from: "option" };
  }
  if (left) return { url: left.url, secret: options.password ?? left.token, from: "file" };
  return { url: defaultUrl, secret: password, from: "default" };
}

function checkedAddress(given: string): string {
  const url = URL.parse(/^https?:\/\//i.test(given) ? given : `http://${given}`);
  if (url === null) throw new SetupError(`"${given}" is no address. Give one such as ${defaultUrl}.`);
  return `${url.origin}${url.pathname.replace(/\/$/, "")}`;
}

async function leftByDesk(
  around: Pick<Surroundings, "dataFolder" | "workingFolder" | "projectFolder">,
): Promise<{ url: string; token: string } | undefined> {
  for (const folder of new Set([around.workingFolder, around.projectFolder])) {
    const text = await readFile(resolve(folder, around.dataFolder, "desk.json"), "utf8").catch(() => "");
    const left = parsed(text);
    if (left) return left;
  }
  return undefined;
}

function parsed(text: string): { url: string; token: string } | undefined {
  try {
    const { url, token } = JSON.parse(text) as { url?: unknown; token?: unknown };
    if (typeof url !== "string" || typeof token !== "string" || !URL.canParse(url)) return undefined;
    return { url: checkedAddress(url), token };
  } catch {
    return undefined;
  }
}
