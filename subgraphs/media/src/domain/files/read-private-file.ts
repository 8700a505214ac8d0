import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import { Readable } from "node:stream";
import { maySeeFile } from "../may-use-media.js";
import type { FileContent, MediaFile } from "../media-file.js";
import type { MediaFileStore } from "../media-file-store.js";
import type { ByteRange, ObjectStorage } from "../object-storage.js";
import type { LessonsPeer } from "../peers.js";
import { originalKey } from "../picture-address.js";
import { followLink, type LinkDependencies, type LinkRefusal } from "./private-link.js";

export interface ReadPrivateFileDependencies extends LinkDependencies {
  readonly store: Pick<MediaFileStore, "findMediaFiles" | "findLinkSecret">;
  readonly storage: ObjectStorage;
  readonly lessons: Pick<LessonsPeer, "mayRead">;
}

/** How long an answer goes on before media asks again whether the viewer may read the file. */
const askAgainMs = 10_000;

export interface PrivateFile extends Pick<MediaFile, "name" | "sizeBytes"> {
  readonly content: FileContent;
  /** Null when the storage has lost the file. */
  readonly read: (range?: ByteRange) => Promise<Readable | null>;
}

/** Finds the file of a link, if the session that received the link may still read it. */
export function findPrivateFile(dependencies: ReadPrivateFileDependencies) {
  const { store, storage, lessons, clock } = dependencies;
  const follow = followLink(dependencies);
  return async (path: string, viewer: Viewer): Promise<PrivateFile | LinkRefusal> => {
    const target = await follow(path, viewer);
    if (typeof target === "string") return target;
    const [file] = await store.findMediaFiles([target.fileId]);
    if (!file?.content) return "notFound";
    const { fileId, lessonId } = target;
    const mayRead = async (): Promise<boolean> =>
      lessonId === null ? maySeeFile(viewer, file) : lessons.mayRead(lessonId, fileId, viewer);
    if (!(await mayRead())) return "refused";
    const { name, sizeBytes, content } = file;
    const read = async (range?: ByteRange): Promise<Readable | null> => {
      const stored = await storage.read(originalKey(content.sha256), range);
      return stored && Readable.from(whileAllowed(stored.content, mayRead, clock), { objectMode: false });
    };
    return { name, sizeBytes, content, read };
  };
}

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
