import { sendError } from "@souk/kernel/http/http-server";
import type { FastifyRequest, preValidationAsyncHookHandler } from "fastify";
import type { TrustedDocuments } from "./trusted-documents.js";

type Fields = Record<string, unknown>;

/**
 * Returns a hook that replaces the id of a manifest's operation by its text. The id is `documentId` of GraphQL over
 * HTTP, or the hash of a persisted query as Apollo's clients send it. Automatic persisted queries handle a hash that is
 * in no manifest. Must run before the search for cards.
 */
export function resolveDocumentId(documents: TrustedDocuments): preValidationAsyncHookHandler {
  return async (request, reply) => {
    const fields = request.method === "GET" ? request.query : request.body;
    if (!isFields(fields) || fields.query != null) return;
    const { documentId } = fields;
    const text = documents.textOf(typeof documentId === "string" ? withoutPrefix(documentId) : hashIn(fields));
    if (text !== undefined) putText(request, fields, text);
    else if (documentId !== undefined) await sendError(reply, "BAD_USER_INPUT", "No operation has this documentId.");
  };
}

function putText(request: FastifyRequest, fields: Fields, text: string): void {
  fields.query = text;
  if (request.method !== "GET") return;
  // Apollo Server reads the URL of a GET itself
  const url = new URL(request.url, "http://router");
  url.searchParams.set("query", text);
  request.raw.url = `${url.pathname}${url.search}`;
}

function withoutPrefix(id: string): string {
  return id.replace(/^sha256:/, "");
}

/** In a URL, `extensions` is JSON text. */
function hashIn({ extensions }: Fields): string {
  const read = typeof extensions === "string" ? parsed(extensions) : extensions;
  const persisted = isFields(read) ? read.persistedQuery : undefined;
  const hash = isFields(persisted) ? persisted.sha256Hash : undefined;
  return typeof hash === "string" ? hash : "";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
