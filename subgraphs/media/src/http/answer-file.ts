import { text } from "node:stream/consumers";
import type { StreamedAnswer, StreamedRequest } from "@souk/kernel/http/streamed-request";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import parseRange from "range-parser";
import type { MediaDomain } from "../domain/media-domain.js";
import type { ByteRange } from "../domain/object-storage.js";
import type { LinkRefusal } from "../domain/files/private-link.js";
import type { PrivateFile } from "../domain/files/read-private-file.js";
import { playlistType } from "../domain/playback/playback.js";

const notStored = { "cache-control": "private, no-store" };
const refusals: Readonly<Record<LinkRefusal, readonly [status: number, text: string]>> = {
  notFound: [404, "There is no such file.\n"],
  refused: [403, "This link is for another session, or you may not read the file any more.\n"],
  expired: [403, "This link has expired. Query a new one.\n"],
};

/** Answers `/media/files`: whole private files, and parts of them, as players request them. */
export function answerFile({ findPrivateFile }: Pick<MediaDomain, "findPrivateFile">) {
  return async ({ method, path, headers }: StreamedRequest, { viewer }: GraphContext): Promise<StreamedAnswer> => {
    const found = await findPrivateFile(path, viewer);
    if (typeof found === "string") return refusal(...refusals[found]);
    const { sizeBytes, contentType, tag } = found;
    if (contentType === playlistType) return answerPlaylist(found, method, new URL(path, "http://media").search);
    const etag = `"${tag}"`;
    if (headers["if-none-match"] === etag) return { status: 304, headers: { ...notStored, etag }, body: null };
    // a part of another content must not be joined to the parts that the client has
    const isSame = headers["if-range"] === undefined || headers["if-range"] === etag;
    const range = isSame ? rangeOf(headers.range, sizeBytes) : undefined;
    if (range === "outside")
      return refusal(416, "The file has no such part.\n", { "content-range": `bytes */${sizeBytes}` });
    const body = method === "HEAD" ? null : await found.read(range);
    if (body === null && method !== "HEAD") return refusal(...refusals.notFound);
    return { status: range ? 206 : 200, headers: { ...fileHeaders(found, range), etag }, body };
  };
}

/** A playlist names other objects of the file. Their links have the query of its own link. */
async function answerPlaylist(
  { contentType, read }: PrivateFile,
  method: string,
  query: string,
): Promise<StreamedAnswer> {
  const content = await read();
  if (content === null) return refusal(...refusals.notFound);
  const body = (await text(content))
    .replace(/^[^#\s].*$/gm, (name) => `${name}${query}`)
    .replace(/URI="([^"]+)"/g, (_, name: string) => `URI="${name}${query}"`);
  return { status: 200, headers: { ...notStored, "content-type": contentType }, body: method === "HEAD" ? null : body };
}

function fileHeaders(
  { name, sizeBytes, contentType, isDocument }: PrivateFile,
  range: ByteRange | undefined,
): Record<string, string> {
  // a document opens outside of the shop's pages
  const disposition = isDocument ? "attachment" : "inline";
  return {
    ...notStored,
    "content-type": contentType,
    "content-length": String(range ? range.end - range.start + 1 : sizeBytes),
    "content-disposition": `${disposition}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, "_")}`,
    "accept-ranges": "bytes",
    ...(range ? { "content-range": `bytes ${range.start}-${range.end}/${sizeBytes}` } : {}),
  };
}

/** Undefined for the whole file: without a range, with a wrong one, and with several, which no player sends. */
function rangeOf(header: string | string[] | undefined, sizeBytes: number): ByteRange | "outside" | undefined {
  const parsed = typeof header === "string" ? parseRange(sizeBytes, header) : -2;
  if (parsed === -1) return "outside";
  if (parsed === -2 || parsed.type !== "bytes" || parsed.length !== 1) return undefined;
  return parsed[0];
}

function refusal(status: number, body: string, headers: Record<string, string> = {}): StreamedAnswer {
  return { status, headers: { ...notStored, ...headers, "content-type": "text/plain; charset=utf-8" }, body };
}
