import { Readable } from "node:stream";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { StreamedAnswer, StreamedRequest } from "@souk/kernel/http/streamed-request";
import { isUuid } from "@souk/kernel/values/uuid";
import { Server } from "@tus/server";
import { DataStore, Upload } from "@tus/utils";
import { mayUpload } from "../domain/may-use-media.js";
import type { MediaDomain } from "../domain/media-domain.js";
import { StorageFullError } from "../domain/object-storage.js";
import { OffsetTakenError } from "../domain/receive-upload.js";
import type { UploadLimits } from "../domain/upload-limits.js";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";

/** An answer of the tus protocol in place of the usual one. */
class UploadRefused extends Error {
  constructor(
    readonly status_code: number,
    readonly body: string,
  ) {
    super(body);
    this.name = "UploadRefused";
  }
}

const noUpload = "There is no such upload.\n";

/** Stores uploads by the operations of the domain. Each request has a store of its own, because it knows the user. */
class UploadStore extends DataStore {
  constructor(
    private readonly domain: MediaDomain,
    private readonly ownerId: string,
    private readonly limits: UploadLimits,
  ) {
    super();
    this.extensions = ["creation", "creation-with-upload", "termination"];
  }

  override async create(upload: Upload): Promise<Upload> {
    const { id, size = 0, metadata } = upload;
    const name = metadata?.filename ?? metadata?.name;
    const { ownerId, limits } = this;
    const outcome = await this.domain.startUpload({ id, ownerId, name, sizeBytes: size, limits });
    const { maxFileBytes, maxUnusedBytes } = limits;
    if (outcome === "empty") throw new UploadRefused(400, "The file is empty.\n");
    if (outcome === "tooLarge") throw new UploadRefused(413, `A file has at most ${maxFileBytes} bytes.\n`);
    if (outcome === "quotaExceeded")
      throw new UploadRefused(
        429,
        `Your files that are not used yet have at most ${maxUnusedBytes} bytes. Use or delete some of them.\n`,
      );
    return upload;
  }

  override async write(content: Readable, id: string, offset: number): Promise<number> {
    await this.getUpload(id);
    try {
      return await this.domain.appendToUpload(id, content, offset);
    } catch (error) {
      if (error instanceof OffsetTakenError) throw new UploadRefused(409, "Another request sends this upload.\n");
      if (error instanceof StorageFullError)
        throw new UploadRefused(507, "The storage of the shop is full. Continue the upload later.\n");
      if (error instanceof ServiceUnavailableError)
        throw new UploadRefused(503, "The storage of the shop does not answer. Continue the upload later.\n");
      throw error;
    }
  }

  override async getUpload(id: string): Promise<Upload> {
    const file = isUuid(id) ? await this.domain.findUpload(id, this.ownerId) : null;
    if (file === null) throw new UploadRefused(404, noUpload);
    const { sizeBytes: size, receivedBytes: offset, createdAt, name } = file;
    return new Upload({ id, size, offset, creation_date: createdAt.toISOString(), metadata: { filename: name } });
  }

  override async remove(id: string): Promise<void> {
    await this.getUpload(id);
    await this.domain.cancelUpload(id);
  }
}

/** Answers `/uploads` by the tus protocol, version 1. The id of an upload is the id of its media file. */
export function answerUpload(domain: MediaDomain, newId: () => string) {
  return async (request: StreamedRequest, { viewer }: GraphContext): Promise<StreamedAnswer> => {
    if (viewer.kind === "nobody") return refusal(401, "Sign in to upload files.\n");
    if (!mayUpload(viewer)) return refusal(403, "Sign in with an account to upload files.\n");
    const limits = domain.uploadLimitsOf(viewer);
    const server = new Server({
      path: "/uploads",
      datastore: new UploadStore(domain, viewer.id, limits),
      maxSize: limits.maxFileBytes,
      relativeLocation: true,
      namingFunction: newId,
    });
    return streamedAnswerOf(await server.handleWeb(webRequestOf(request)));
  };
}

function refusal(status: number, body: string): StreamedAnswer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}

function webRequestOf({ method, path, headers, body }: StreamedRequest): Request {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as [string, string]] : [],
  );
  const sent =
    body === null
      ? {}
      : { body: Readable.toWeb(body) as unknown as globalThis.ReadableStream, duplex: "half" as const };
  // the host is not used: the answer has a relative address
  return new Request(new URL(path, "http://media"), { method, headers: given, ...sent });
}

/** Headers that the router sets for all answers. */
const ownHeaders = /^access-control-|^content-length$|^connection$/;

function streamedAnswerOf({ status, headers, body }: Response): StreamedAnswer {
  const stored = [...headers].filter(([name]) => !ownHeaders.test(name));
  return {
    status,
    headers: Object.fromEntries(stored),
    body: body === null ? null : Readable.fromWeb(body),
  };
}
