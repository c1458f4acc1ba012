import type { AddressInfo } from "node:net";
import { SetupError } from "@throughline/contracts";
import type { FastifyInstance } from "fastify";
import { urlOf } from "./access/loopback.ts";
import type { DeskNeeds } from "./needs.ts";

/** Begins to listen and answers the URL to call. Throws a `SetupError` where the address cannot be had. */
export async function listenOn(app: FastifyInstance, settings: DeskNeeds["settings"]): Promise<string> {
  const { THROUGHLINE_HOST: host, THROUGHLINE_PORT: port } = settings;
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw cannotListen(error as NodeJS.ErrnoException, host, port);
  }
  return urlOf(host, (app.server.address() as AddressInfo).port);
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is taken by another program. Stop that one, or set THROUGHLINE_PORT to another port.`,
    EACCES: `Port ${port} may not be used by this user. Set THROUGHLINE_PORT to one above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set THROUGHLINE_HOST to one that it has, such as 127.0.0.1.`,
    ENOTFOUND: `The name ${host} cannot be resolved. Set THROUGHLINE_HOST to an address of this machine, such as 127.0.0.1.`,
  };
  const reason = reasons[error.code ?? ""];
  return reason === undefined ? error : new SetupError(reason, { cause: error });
}
