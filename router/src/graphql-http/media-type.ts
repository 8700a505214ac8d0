import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";

const json = "application/json";
const graphqlResponse = "application/graphql-response+json";

export type ResponseMediaType = typeof json | typeof graphqlResponse;

const known = new LRUCache<string, ResponseMediaType | "none">({ max: 100 });

/**
 * Returns the media type for the client's `Accept` header; undefined when it accepts none of ours. Without the header
 * it is `application/json`.
 */
export function mediaTypeFor(accept: string | undefined): ResponseMediaType | undefined {
  if (accept === undefined) return json;
  const type = known.get(accept) ?? negotiated(accept);
  known.set(accept, type);
  return type === "none" ? undefined : type;
}

function negotiated(accept: string): ResponseMediaType | "none" {
  const chosen = new Negotiator({ headers: { accept } }).mediaType([json, graphqlResponse]);
  return chosen === json || chosen === graphqlResponse ? chosen : "none";
}

/**
 * GraphQL over HTTP: a client that accepts only `application/json` gets status 200 with errors in its document or
 * variables, because any other status may come from an intermediary.
 */
export function statusOf(status: number, accept: string | undefined, isOperation: boolean): number {
  if (status !== 400 || !isOperation) return status;
  const onlyJson = accept?.includes(json) === true && !accept.includes(graphqlResponse);
  return onlyJson ? 200 : 400;
}
