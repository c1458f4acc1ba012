import type { FastifyDynamicSwaggerOptions } from "@fastify/swagger";
import { Problem } from "@throughline/contracts";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { z } from "zod";
import { problemType } from "./problem.ts";

const problemResponse = {
  description: "A refusal or failure, as RFC 9457 problem details; `detail` says what to do",
  content: { [problemType]: { schema: z.toJSONSchema(Problem, { target: "openapi-3.0" }) } },
};

/** How the OpenAPI document is made from the routes' schemas. Every route may answer a problem. */
export function openApiOptions(title: string, version: string): FastifyDynamicSwaggerOptions {
  return {
    openapi: { info: { title: "Throughline", description: title, version } },
    transform: (route) => {
      const { schema, url } = jsonSchemaTransform(route);
      if (schema.hide) return { schema, url };
      return {
        schema: { ...schema, response: { ...(schema.response ?? {}), default: problemResponse } },
        url,
      };
    },
  };
}
