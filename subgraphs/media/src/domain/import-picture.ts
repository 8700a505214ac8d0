import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import { z } from "zod";
import { defaultFocalPoint, fileNameOf, type MediaFile } from "./media-file.js";
import type { MediaFileStore } from "./media-file-store.js";
import type { UploadLimits } from "./upload-limits.js";

export interface ImportPictureDependencies {
  readonly store: Pick<MediaFileStore, "insertMediaFile">;
  readonly limits: UploadLimits;
  readonly clock: Clock;
  readonly newId: () => string;
}

export type ImportPictureOutcome =
  | { readonly kind: "started"; readonly file: MediaFile }
  | { readonly kind: "quotaExceeded"; readonly maxUnusedBytes: number }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

const rule = z.object({
  url: z
    .url({ protocol: /^https?$/, error: "must be an http or https address" })
    .max(2000, "must be at most 2000 characters"),
});

/** Copies the picture at an address. A job downloads it; the state of the file shows the progress. */
export function importPicture({ store, limits, clock, newId }: ImportPictureDependencies) {
  return async (
    input: { readonly url: string },
    ownerId: string,
    action: AdminAction | null,
  ): Promise<ImportPictureOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { url } = checked.value;
    const name = fileNameOf(new URL(url).pathname);
    const file = { id: newId(), ownerId, name, sizeBytes: 0, sourceUrl: url, createdAt: clock.now() };
    const jobs = auditJobs(action, { targetType: "MediaFile", targetId: file.id, before: null, after: { url } });
    if (!(await store.insertMediaFile(file, limits.maxUnusedBytes, jobs)))
      return { kind: "quotaExceeded", maxUnusedBytes: limits.maxUnusedBytes };
    const unfinished = {
      receivedBytes: 0,
      content: null,
      picture: null,
      alt: null,
      focalPoint: defaultFocalPoint,
      usedAt: null,
    };
    return { kind: "started", file: { ...file, ...unfinished, state: "CHECKING", problem: null } };
  };
}
