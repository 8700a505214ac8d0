import { Readable } from "node:stream";
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  NoSuchKey,
  paginateListObjectsV2,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import {
  isObjectKey,
  type ByteRange,
  StorageFullError,
  StorageRefusedError,
  type ObjectStorage,
  type StoredObject,
} from "../../domain/object-storage.js";
import type { BucketSettings } from "./storage-settings.js";

const connectTimeoutMs = 3000;
/** The longest time without a byte of an answer. */
const answerTimeoutMs = 30_000;
/** A part of an object in S3; an object has at most 10,000 of them. */
const partBytes = 16 * 1024 * 1024;
/** As many keys as S3 deletes at once. */
const mostKeys = 1000;

/** Stores objects in a bucket of S3, or of a server that speaks its protocol. */
export class S3Storage implements ObjectStorage {
  private readonly client: S3Client;
  private readonly bucket: string;

  /** `reportOutage` receives the errors of calls that S3 did not answer. */
  constructor(
    { bucket, region, url, keys }: BucketSettings,
    private readonly reportOutage: (error: unknown) => void,
  ) {
    this.bucket = bucket;
    this.client = new S3Client({
      region,
      // other servers rarely have a name for each bucket
      ...(url === undefined ? {} : { endpoint: url, forcePathStyle: true }),
      ...(keys ? { credentials: { accessKeyId: keys.id, secretAccessKey: keys.secret } } : {}),
      // not every server knows the checksums that the client sends by default
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      requestHandler: {
        connectionTimeout: connectTimeoutMs,
        requestTimeout: answerTimeoutMs,
        throwOnRequestTimeout: true,
        socketTimeout: answerTimeoutMs,
        // each picture that is being sent has one
        httpAgent: { maxSockets: 200 },
        httpsAgent: { maxSockets: 200 },
      },
    });
  }

  async check(): Promise<void> {
    try {
      // a key without an object: S3 says so only to those who may also list the bucket
      (await this.read("check"))?.content.destroy();
    } catch (error) {
      if (error instanceof ServiceUnavailableError) throw error;
      const { name, message } = error as Error;
      throw new StorageRefusedError(`MEDIA_S3_BUCKET ${this.bucket} cannot be used (${name}: ${message})`, error);
    }
  }

  async write(key: string, content: Uint8Array | Readable): Promise<void> {
    let broken: unknown;
    if (content instanceof Readable) content.once("error", (error) => (broken = error));
    const params = { Bucket: this.bucket, Key: checked(key), Body: content };
    const upload = new Upload({ client: this.client, params, partSize: partBytes, queueSize: 2 });
    try {
      await this.answerOf(upload.done());
    } catch (error) {
      // the end of a broken upload may fail too
      throw broken ?? error;
    }
  }

  async read(key: string, range?: ByteRange): Promise<{ content: Readable; sizeBytes: number } | null> {
    try {
      const Range = range && `bytes=${range.start}-${range.end}`;
      const command = new GetObjectCommand({ Bucket: this.bucket, Key: checked(key), Range });
      const { Body: content, ContentLength: sizeBytes = 0 } = await this.answerOf(this.client.send(command));
      if (!(content instanceof Readable)) throw new Error(`${key} has no content`);
      return { content, sizeBytes };
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (let start = 0; start < keys.length; start += mostKeys) {
      const Objects = keys.slice(start, start + mostKeys).map((key) => ({ Key: checked(key) }));
      const command = new DeleteObjectsCommand({ Bucket: this.bucket, Delete: { Objects, Quiet: true } });
      const { Errors: [first] = [] } = await this.answerOf(this.client.send(command));
      if (first) throw new Error(`${first.Key} cannot be deleted (${first.Code}: ${first.Message})`);
    }
  }

  async *list(prefix: string): AsyncGenerator<StoredObject> {
    const pages = paginateListObjectsV2({ client: this.client }, { Bucket: this.bucket, Prefix: prefix });
    for (let page = await this.answerOf(pages.next()); !page.done; page = await this.answerOf(pages.next()))
      for (const { Key, Size = 0 } of page.value.Contents ?? [])
        if (Key !== undefined) yield { key: Key, sizeBytes: Size };
  }

  /** Throws ServiceUnavailableError and StorageFullError in place of the errors that have this meaning. */
  private async answerOf<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (error) {
      if (isFull(error)) throw new StorageFullError(error);
      if (!isOutage(error)) throw error;
      this.reportOutage(error);
      throw new ServiceUnavailableError("media", { cause: error });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.client.destroy();
  }
}

function checked(key: string): string {
  if (!isObjectKey(key)) throw new Error(`${key} is no key of an object`);
  return key;
}

/** S3 itself has no limit. Other servers have names of their own for a full disk or a quota. */
function isFull(error: unknown): boolean {
  if (!(error instanceof S3ServiceException)) return false;
  return error.$metadata.httpStatusCode === 507 || /^(?:QuotaExceeded|XMinioStorageFull)/.test(error.name);
}

/** Whether a server did not answer, or answered that the fault is its own. */
function isOutage(error: unknown): boolean {
  if (error instanceof S3ServiceException) return error.$fault === "server";
  const { name, code } = error as NodeJS.ErrnoException;
  return name === "TimeoutError" || /^E[A-Z]/.test(code ?? "");
}
