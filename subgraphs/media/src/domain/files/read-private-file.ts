import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Readable } from "node:stream";
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

export interface PrivateFile extends Pick<MediaFile, "name" | "sizeBytes"> {
  readonly content: FileContent;
  /** Null when the storage has lost the file. */
  readonly read: (range?: ByteRange) => Promise<Readable | null>;
}

/** Finds the file of a link, if the session that received the link may still read it. */
export function findPrivateFile(dependencies: ReadPrivateFileDependencies) {
  const { store, storage, lessons } = dependencies;
  const follow = followLink(dependencies);
  return async (path: string, viewer: Viewer): Promise<PrivateFile | LinkRefusal> => {
    const target = await follow(path, viewer);
    if (typeof target === "string") return target;
    const [file] = await store.findMediaFiles([target.fileId]);
    if (!file?.content) return "notFound";
    const { fileId, lessonId } = target;
    const mayRead = lessonId === null ? maySeeFile(viewer, file) : await lessons.mayRead(lessonId, fileId, viewer);
    if (!mayRead) return "refused";
    const { name, sizeBytes, content } = file;
    const read = async (range?: ByteRange): Promise<Readable | null> =>
      (await storage.read(originalKey(content.sha256), range))?.content ?? null;
    return { name, sizeBytes, content, read };
  };
}
