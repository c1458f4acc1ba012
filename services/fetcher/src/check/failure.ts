import { looksLikeFeed, type WebError, type WebErrorCode, type WebResponse } from "@throughline/web";
import { botChallenge } from "../bot-challenge.ts";
import type { NoTurn } from "./patience.ts";

/** Why there is nothing to read, and what a person can do. */
export type Failure = { reason: string; whatToDo: string };

const checkTheAddress = "Check the address; a browser on this machine should show it.";
const tryLater = "Try again later; added all the same, it would be polled until it answers.";

const byCode: Record<WebErrorCode, string> = {
  badUrl: "Give the address of a feed or of a site, such as https://example.org/rss.",
  refusedAddress:
    "Only public addresses are fetched from. If this one is yours, allow its network with THROUGHLINE_ALLOW_NETWORKS.",
  timeout: tryLater,
  connection: `${checkTheAddress} ${tryLater}`,
  dns: "Check how the name is written, and that this machine can resolve names.",
  tls: "Its publisher must renew or mend the certificate; until then try the http address, if the site has one.",
  tooLarge: "No feed of news is that large: look for another address of it.",
  tooManyRedirects: "Open it in a browser and give the address at which it ends.",
  badEncoding:
    "Its server sends what cannot be unpacked; tell its publisher, or look for another address of it.",
};

/** For a request that brought no answer. */
export function failureOfRequest(error: WebError): Failure {
  return { reason: error.message, whatToDo: byCode[error.code] };
}

/** For an answer that is no success; `undefined` for one that is. */
export function failureOfAnswer(answer: WebResponse): Failure | undefined {
  const host = new URL(answer.finalUrl).host;
  if (answer.status === 200 && looksLikeFeed(answer.body, answer.headers["content-type"])) return undefined;
  const guard = botChallenge(answer);
  if (guard !== undefined)
    return {
      reason: `${host} asks for proof of a person (${guard}), and no trick is tried`,
      whatToDo: "Ask its publisher to let this reader in, or look for another feed of the same source.",
    };
  if (answer.status === 200) return undefined;
  return { reason: `${host} answers ${answer.status}`, whatToDo: adviceFor(answer.status) };
}

/** For a host that may not be asked yet. */
export function failureOfTurn({ host, at }: NoTurn): Failure {
  const minute = new Date(Math.ceil(at.getTime() / 60_000) * 60_000);
  const time = `${minute.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return {
    reason: `${host} may not be asked before ${time}: it asked for patience, or many requests wait for it`,
    whatToDo: "Check it again then. Added all the same, it would be polled when its host has a turn.",
  };
}

function adviceFor(status: number): string {
  if (status === 401 || status === 407)
    return "It wants a login, which is not supported: look for a public feed.";
  if (status === 402 || status === 403 || status === 451)
    return "Its publisher keeps this network or program out; ask them, or look for another feed of the same source.";
  if (status === 404)
    return "Check the address, or give that of the site: the feeds that it offers are found.";
  if (status === 410) return "It is gone for good: look for its new address on the site.";
  if (status === 429) return "This network has asked too often. Try again in an hour.";
  return status >= 500 ? tryLater : checkTheAddress;
}
