import { isAdmin, type Buyer } from "@souk/kernel/identity/viewer";
import { pageOf, readPageArguments, type Page, type PageArguments } from "@souk/kernel/values/page";
import type { MediaFile, MediaState } from "./media-file.js";
import type { MediaFileStore } from "./media-file-store.js";

export const mediaFileOrder = "NEWEST";
/** A cursor has two parts: the time and the id. */
const cursorLength = 2;
const longestSearch = 200;

export interface MediaSearch {
  readonly search?: string | null;
  readonly state?: MediaState | null;
}

export interface ListedMediaFiles {
  readonly page: Page<MediaFile>;
  readonly count: () => Promise<number>;
}

/** Newest first: all files for an admin, the own ones for others. Throws PageArgumentError. */
export function listMediaFiles({ store }: { store: Pick<MediaFileStore, "listMediaFiles" | "countMediaFiles"> }) {
  return async (page: PageArguments, { search, state }: MediaSearch, viewer: Buyer): Promise<ListedMediaFiles> => {
    const request = readPageArguments(page, mediaFileOrder, cursorLength);
    const filter = {
      ownerId: isAdmin(viewer) ? null : viewer.id,
      search: search?.trim().replaceAll("\0", "").slice(0, longestSearch) || null,
      state: state ?? null,
    };
    return {
      page: pageOf(request, await store.listMediaFiles(filter, request)),
      count: () => store.countMediaFiles(filter),
    };
  };
}
