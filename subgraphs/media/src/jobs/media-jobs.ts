import type { JobHandlers } from "@souk/kernel/jobs/jobs";
import type { MediaDomain } from "../domain/media-domain.js";

/** The jobs that run after the request, each at least once. */
export function mediaJobs(
  domain: Pick<
    MediaDomain,
    | "checkMediaFile"
    | "removeUnusedFiles"
    | "replacePicture"
    | "listStoredPictures"
    | "convertMedia"
    | "queueConversions"
  >,
): JobHandlers {
  return {
    checkMediaFile: ({ id }: { id: string }, attempt) => domain.checkMediaFile(id, attempt),
    deleteUnusedMedia: () => domain.removeUnusedFiles(),
    replacePicture: ({ from }: { from: string }) => domain.replacePicture(from),
    listStoredPictures: () => domain.listStoredPictures(),
    convertMedia: ({ sha256 }: { sha256: string }) => domain.convertMedia(sha256),
    queueConversions: () => domain.queueConversions(),
  };
}

export const mediaSchedule = "*/10 * * * * deleteUnusedMedia ?max=3\n30 * * * * listStoredPictures ?fill=1h&max=3";
/** Only where files can be converted. */
export const conversionSchedule = "*/10 * * * * queueConversions ?max=3";
