import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import type { MediaDomain } from "../domain/media-domain.js";

/** The jobs that run after the request, each at least once. */
export function mediaJobs(
  domain: Pick<MediaDomain, "checkMediaFile" | "deleteUnusedFiles" | "listStoredPictures">,
): JobHandlers {
  return {
    checkMediaFile: ({ id }: { id: string }, attempt) => domain.checkMediaFile(id, attempt),
    deleteUnusedMedia: () => domain.deleteUnusedFiles(),
    listStoredPictures: () => domain.listStoredPictures(),
  };
}

export const mediaSchedule = "*/10 * * * * deleteUnusedMedia ?max=3\n30 * * * * listStoredPictures ?fill=1h&max=3";
