import { auditJobs, type AdminAction } from "@souk/kernel/audit/admin-action";
import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Viewer } from "@souk/kernel/identity/viewer";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import { maySeeFile } from "./may-use-media.js";
import { altRule, focalRule, type MediaFile } from "./media-file.js";
import type { MediaFileStore } from "./media-file-store.js";
import type { PlaybackStore } from "./playback/playback-store.js";

export interface UpdateMediaFileInput {
  readonly id: string;
  /** Unchanged when absent, cleared when null. */
  readonly alt?: string | null;
  readonly focalX?: number | null;
  readonly focalY?: number | null;
}

export type ChangeMediaFileOutcome =
  | { readonly kind: "changed"; readonly file: MediaFile }
  | { readonly kind: "notFound"; readonly id: string }
  | { readonly kind: "notFailed"; readonly id: string }
  | { readonly kind: "noCaptions"; readonly language: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

const rule = z.object({ alt: altRule.nullish(), focalX: focalRule.nullish(), focalY: focalRule.nullish() });

/** Returns the file if the viewer may see it. */
export function findMediaFile({ store }: { store: Pick<MediaFileStore, "findMediaFiles"> }) {
  return async (id: string, viewer: Viewer): Promise<MediaFile | null> => {
    const [file] = isUuid(id) ? await store.findMediaFiles([id]) : [];
    return file && maySeeFile(viewer, file) ? file : null;
  };
}

/** Sets the alternative text and the focal point of a file of the viewer, or of any file for an admin. */
export function updateMediaFile({ store }: { store: Pick<MediaFileStore, "findMediaFiles" | "updateDetails"> }) {
  const find = findMediaFile({ store });
  return async (
    input: UpdateMediaFileInput,
    viewer: Viewer,
    action: AdminAction | null,
  ): Promise<ChangeMediaFileOutcome> => {
    const { id, ...given } = input;
    const checked = checkInput(rule, given);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const file = await find(id, viewer);
    if (file === null) return { kind: "notFound", id };
    const { alt, focalX, focalY } = checked.value;
    const details = {
      alt: alt === undefined ? file.alt : alt || null,
      focalPoint: { x: focalX ?? file.focalPoint.x, y: focalY ?? file.focalPoint.y },
    };
    const { alt: altBefore, focalPoint } = file;
    const target = { targetType: "MediaFile", targetId: file.id };
    const jobs = auditJobs(action, { ...target, before: { alt: altBefore, focalPoint }, after: details });
    const changed = await store.updateDetails(file.id, details, jobs);
    return changed ? { kind: "changed", file: changed } : { kind: "notFound", id };
  };
}

export interface RetryMediaFileDependencies {
  readonly store: Pick<MediaFileStore, "findMediaFiles" | "restartCheck">;
  readonly playbacks: Pick<PlaybackStore, "restartConversion">;
}

/** Checks a file again whose check failed, or converts it again when the conversion failed. */
export function retryMediaFile({ store, playbacks }: RetryMediaFileDependencies) {
  const find = findMediaFile({ store });
  return async (id: string, viewer: Viewer, action: AdminAction | null): Promise<ChangeMediaFileOutcome> => {
    const file = await find(id, viewer);
    if (file === null) return { kind: "notFound", id };
    const target = { targetType: "MediaFile", targetId: file.id };
    if (file.content !== null) {
      const restarted = { ...target, before: { playback: "FAILED" }, after: { playback: "WAITING" } };
      const isRestarted = await playbacks.restartConversion(file.content.sha256, auditJobs(action, restarted));
      return isRestarted ? { kind: "changed", file } : { kind: "notFailed", id };
    }
    const jobs = auditJobs(action, { ...target, before: { state: file.state }, after: { state: "CHECKING" } });
    if (!(await store.restartCheck(file.id, jobs))) return { kind: "notFailed", id };
    return { kind: "changed", file: { ...file, state: "CHECKING", problem: null } };
  };
}
