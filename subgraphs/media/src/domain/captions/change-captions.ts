import { auditJobs, type AdminAction, type AuditJob } from "@souk/kernel/audit/admin-action";
import { checkInput } from "@souk/kernel/errors/invalid-field";
import type { Viewer } from "@souk/kernel/identity/viewer";
import type { Clock } from "@souk/kernel/values/clock";
import { languageTag } from "@souk/kernel/values/locale";
import { z } from "zod";
import { findMediaFile, type ChangeMediaFileOutcome } from "../change-media-file.js";
import type { MediaFileStore } from "../media-file-store.js";
import { maxLanguages, type CaptionsStore } from "./captions-store.js";
import type { Captions } from "./captions.js";
import { webVttFrom } from "./web-vtt.js";

export interface ChangeCaptionsDependencies {
  readonly store: Pick<MediaFileStore, "findMediaFiles">;
  readonly captions: CaptionsStore;
  readonly clock: Clock;
}

export interface SaveCaptionsInput {
  readonly fileId: string;
  readonly language: string;
  readonly content: string;
}

const longestLanguage = 35;
const longestContent = 500_000;

const rule = z.object({
  language: z
    .string()
    .transform((given) => languageTag(given) ?? "")
    .refine((tag) => tag !== "", "must be a language tag such as de or pt-BR")
    .refine((tag) => tag.length <= longestLanguage, `must be at most ${longestLanguage} characters`),
  content: z
    .string()
    .max(longestContent, `must be at most ${longestContent.toLocaleString("en")} characters`)
    .transform((given, context) => {
      const read = webVttFrom(given);
      if ("content" in read) return read.content;
      context.addIssue({ code: "custom", message: read.problem });
      return z.NEVER;
    }),
});

/** Saves captions for a video or sound of the viewer, or of anyone for an admin. */
export function saveCaptions(dependencies: ChangeCaptionsDependencies) {
  const { captions, clock } = dependencies;
  const find = findMediaFile(dependencies);
  return async (
    { fileId, ...given }: SaveCaptionsInput,
    viewer: Viewer,
    action: AdminAction | null,
  ): Promise<ChangeMediaFileOutcome> => {
    const checked = checkInput(rule, given);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const file = await find(fileId, viewer);
    if (file === null) return { kind: "notFound", id: fileId };
    const kind = file.content?.kind;
    if (kind !== "VIDEO" && kind !== "AUDIO") return invalid("fileId", "must be a video or sound in READY");
    const { language, content } = checked.value;
    const saved = { fileId: file.id, language, changedAt: clock.now() };
    const before = action && (await findCaptions(captions, file.id, language));
    const jobs = jobsOf(action, file.id, before, saved);
    const result = await captions.saveCaptions({ ...saved, content }, jobs);
    if (result === "fileNotFound") return { kind: "notFound", id: fileId };
    if (result === "tooManyLanguages")
      return invalid("language", `must be one of the ${maxLanguages} that the file has: delete another one first`);
    return { kind: "changed", file };
  };
}

/** Deletes the captions in one language of a file of the viewer, or of any file for an admin. */
export function deleteCaptions(dependencies: ChangeCaptionsDependencies) {
  const { captions } = dependencies;
  const find = findMediaFile(dependencies);
  return async (
    fileId: string,
    language: string,
    viewer: Viewer,
    action: AdminAction | null,
  ): Promise<ChangeMediaFileOutcome> => {
    const file = await find(fileId, viewer);
    if (file === null) return { kind: "notFound", id: fileId };
    const stored = await findCaptions(captions, file.id, languageTag(language));
    if (stored === null) return { kind: "noCaptions", language };
    const isDeleted = await captions.deleteCaptions(file.id, stored.language, jobsOf(action, file.id, stored, null));
    return isDeleted ? { kind: "changed", file } : { kind: "noCaptions", language };
  };
}

async function findCaptions(
  captions: CaptionsStore,
  fileId: string,
  language: string | null,
): Promise<Captions | null> {
  const all = await captions.listCaptions([fileId]);
  return all.find((each) => each.language === language) ?? null;
}

function jobsOf(
  action: AdminAction | null,
  targetId: string,
  before: Captions | null,
  after: Captions | null,
): readonly AuditJob[] {
  const shown = (captions: Captions | null): object | null =>
    captions && { language: captions.language, changedAt: captions.changedAt };
  const change = { before: { captions: shown(before) }, after: { captions: shown(after) } };
  return auditJobs(action, { targetType: "MediaFile", targetId, ...change });
}

function invalid(path: string, message: string): ChangeMediaFileOutcome {
  return { kind: "invalid", fields: [{ path, message }] };
}
