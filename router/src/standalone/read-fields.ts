import type { IncomingMessage } from "node:http";
import type { ReadJson } from "@souk/federation-engine";
import type { GraphqlHttpAnswer } from "../graphql-http/graphql-http-answer.js";
import { refusal, refusalBy } from "./refusal.js";
import type { RequestLimits } from "./request-limits.js";

type ReadFields =
  | { readonly fields: unknown; readonly batch: readonly unknown[] | undefined }
  | { readonly refused: GraphqlHttpAnswer };

export interface ReadingOptions {
  readonly limits: RequestLimits;
  readonly readJson: ReadJson;
}

/** Reads the parameters of one operation, or of each operation of a batch. */
export async function readFields(
  request: IncomingMessage,
  method: "GET" | "POST",
  { limits, readJson }: ReadingOptions,
): Promise<ReadFields> {
  let fields: unknown;
  try {
    fields =
      method === "GET" ? fieldsOf(request.url ?? "/", readJson) : readJson(await bodyOf(request, limits.bodyBytes));
  } catch (error) {
    if (!(error instanceof TooLargeError)) return { refused: refusal(400, "The body must be JSON.") };
    const refused = refusalBy(413, { name: "body", max: limits.bodyBytes, value: limits.bodyBytes + 1 });
    return { refused: { ...refused, headers: { ...refused.headers, connection: "close" } } };
  }
  const batch = batchIn(fields);
  if (!batch || (limits.operations > 1 && batch.length <= limits.operations)) return { fields, batch };
  return { refused: refusalBy(400, { name: "operations", max: limits.operations, value: batch.length }) };
}

/** Returns the operations of a body with several. An empty list is no operation. */
function batchIn(fields: unknown): readonly unknown[] | undefined {
  return Array.isArray(fields) && fields.length > 0 ? fields : undefined;
}

/** Reads the text after the first question mark: a query string may have more of them. */
function fieldsOf(url: string, readJson: ReadJson): Record<string, unknown> {
  const start = url.indexOf("?");
  const fields = Object.fromEntries(new URLSearchParams(start === -1 ? "" : url.slice(start)));
  try {
    return fields["variables"] ? { ...fields, variables: readJson(fields["variables"]) } : fields;
  } catch {
    // refused later, with the name of the parameter
    return fields;
  }
}

class TooLargeError extends Error {}

function bodyOf(request: IncomingMessage, limitBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const refuse = (): void => {
      // the rest is not read: a client can send it without end
      request.pause();
      reject(new TooLargeError());
    };
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > limitBytes) refuse();
      else chunks.push(chunk);
    });
    // the client need not write it first
    if (Number(request.headers["content-length"]) > limitBytes) refuse();
    request.on("end", () => resolve(Buffer.concat(chunks).toString()));
    request.on("error", reject);
  });
}
