import { createHash } from "node:crypto";
import { parse } from "node:path";
import { Readable } from "node:stream";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import type { CaptionsStore } from "../captions/captions-store.js";
import { captionsExtension, captionsType } from "../captions/captions.js";
import { maySeeFile } from "../may-use-media.js";
import type { FileContent, MediaFile } from "../media-file.js";
import type { MediaFileStore } from "../media-file-store.js";
import type { ByteRange, ObjectStorage } from "../object-storage.js";
import type { CoursesPeer } from "../peers.js";
import { mainVariant, originalKey, variantKey } from "../picture-address.js";
import { formatTypes } from "../pictures.js";
import type { PlaybackStore } from "../playback/playback-store.js";
import { playlistType, renditionKey } from "../playback/playback.js";
import { followLink, type LinkDependencies, type LinkRefusal } from "./private-link.js";

export interface ReadPrivateFileDependencies extends LinkDependencies {
  readonly store: Pick<MediaFileStore, "findMediaFiles" | "findLinkSecret">;
  readonly playbacks: Pick<PlaybackStore, "findPlaybacks">;
  readonly captions: Pick<CaptionsStore, "findContent">;
  readonly storage: ObjectStorage;
  readonly lessons: CoursesPeer;
}

/** How long an answer goes on before media asks again whether the viewer may read the file. */
const askAgainMs = 10_000;

export interface PrivateFile {
  readonly name: string;
  readonly contentType: string;
  readonly isDocument: boolean;
  readonly sizeBytes: number;
  /** Differs for each content. */
  readonly tag: string;
  /** Null when the storage has lost the file. */
  readonly read: (range?: ByteRange) => Promise<Readable | null>;
}

/** Finds the file of a link, or an object that was made of it, if the session that received the link may still read it. */
export function findPrivateFile(dependencies: ReadPrivateFileDependencies) {
  const { store, playbacks, captions, storage, lessons, clock } = dependencies;
  const follow = followLink(dependencies);
  return async (path: string, viewer: Viewer): Promise<PrivateFile | LinkRefusal> => {
    const target = await follow(path, viewer);
    if (typeof target === "string") return target;
    const [file] = await store.findMediaFiles([target.fileId]);
    if (!file?.content) return "notFound";
    const { fileId, lessonId, object } = target;
    const mayRead = async (): Promise<boolean> =>
      lessonId === null ? maySeeFile(viewer, file) : lessons.mayRead(lessonId, fileId, viewer);
    if (!(await mayRead())) return "refused";
    const found = await (object === null ? fileItself(file, file.content) : objectOf(file.id, file.content, object));
    if (found === null) return "notFound";
    const read = async (range?: ByteRange): Promise<Readable | null> => {
      const content = await found.read(range);
      return content && Readable.from(whileAllowed(content, mayRead, clock), { objectMode: false });
    };
    return { ...found, read };
  };

  /** A picture has only its largest variant: its original may tell where it was taken. */
  async function fileItself(file: MediaFile, content: FileContent): Promise<PrivateFile | null> {
    if (file.picture === null) return originalOf(file, content);
    const variant = mainVariant(file.picture);
    const key = variantKey(variant);
    const stored = await storage.read(key);
    if (stored === null) return null;
    stored.content.destroy();
    const name = `${parse(file.name).name}.${variant.format}`;
    const contentType = formatTypes[variant.format];
    return {
      name,
      contentType,
      isDocument: false,
      sizeBytes: stored.sizeBytes,
      tag: content.sha256,
      read: readStored(key),
    };
  }

  function originalOf({ name, sizeBytes }: MediaFile, { sha256, contentType, kind }: FileContent): PrivateFile {
    const isDocument = kind === "DOCUMENT";
    return { name, contentType, isDocument, sizeBytes, tag: sha256, read: readStored(originalKey(sha256)) };
  }

  async function objectOf(fileId: string, { sha256 }: FileContent, name: string): Promise<PrivateFile | null> {
    const { name: base, ext } = parse(name);
    if (ext === captionsExtension) return captionsOf(fileId, base, name);
    const [playback] = await playbacks.findPlaybacks([sha256]);
    const sizeBytes = playback?.files[name];
    const contentType = objectTypes[ext];
    if (sizeBytes === undefined || contentType === undefined) return null;
    // a repeated conversion makes other bytes
    const tag = `${sha256}-${name}-${sizeBytes}`;
    return { name, contentType, isDocument: false, sizeBytes, tag, read: readStored(renditionKey(sha256, name)) };
  }

  async function captionsOf(fileId: string, language: string, name: string): Promise<PrivateFile | null> {
    const text = await captions.findContent(fileId, language);
    if (text === null) return null;
    const content = Buffer.from(text);
    const tag = createHash("sha256").update(content).digest("hex");
    const read = async ({ start, end }: ByteRange = { start: 0, end: content.length - 1 }): Promise<Readable> =>
      Readable.from([content.subarray(start, end + 1)]);
    return { name, contentType: captionsType, isDocument: false, sizeBytes: content.length, tag, read };
  }

  function readStored(key: string): PrivateFile["read"] {
    return async (range) => (await storage.read(key, range))?.content ?? null;
  }
}

const objectTypes: Readonly<Record<string, string>> = {
  ".m3u8": playlistType,
  ".mp4": "video/mp4",
  ".jpg": "image/jpeg",
};

/**
 * Ends with an error when the viewer may not read the file any more: a player reads one answer for as long as it plays.
 * Goes on while the service that knows it does not answer.
 */
async function* whileAllowed(
  content: Readable,
  mayRead: () => Promise<boolean>,
  clock: Clock,
): AsyncGenerator<Uint8Array> {
  let checkedAt = clock.now().getTime();
  for await (const chunk of content) {
    if (clock.now().getTime() - checkedAt > askAgainMs) {
      if (!(await mayRead().catch(orTrueInOutage))) throw new Error("the viewer may not read the file any more");
      checkedAt = clock.now().getTime();
    }
    yield chunk as Uint8Array;
  }
}

function orTrueInOutage(error: unknown): true {
  if (error instanceof ServiceUnavailableError) return true;
  throw error;
}
