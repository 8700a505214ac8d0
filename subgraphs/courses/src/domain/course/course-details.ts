import type { InvalidField } from "@souk/kernel/errors/invalid-field";
import { languageTag } from "@souk/kernel/values/locale";
import { fileKeyIn, isWebAddress, webAddressRule } from "@souk/kernel/values/web-address";
import { z } from "zod";
import type { FileAuthor } from "../curriculum/attach-files.js";
import type { MediaPeer } from "../peers.js";
import { courseLevels, type Course, type CourseLevel } from "./course.js";
import type { DetailsChange } from "./course-change.js";

/** As a writer gives them; null clears a field. */
export interface GivenDetails {
  readonly subtitle?: string | null;
  /** Markdown. */
  readonly description?: string | null;
  readonly language?: string | null;
  readonly level?: CourseLevel | null;
  readonly goals?: readonly string[] | null;
  readonly requirements?: readonly string[] | null;
  readonly promoUrl?: string | null;
  readonly promoFileId?: string | null;
}

const points = z
  .array(z.string().trim().min(1, "must not be empty").max(300, "must be at most 300 characters"))
  .max(20, "must be at most 20")
  .nullish();

const language = z
  .string()
  .trim()
  .refine((given) => languageTag(given) !== null, "must be a language tag such as en or pt-BR")
  .transform((given) => languageTag(given) ?? given)
  .nullish();

export const detailsRules = {
  subtitle: z.string().trim().max(200, "must be at most 200 characters").nullish(),
  description: z.string().trim().max(20_000, "must be at most 20,000 characters").nullish(),
  language,
  level: z.enum(courseLevels).nullish(),
  goals: points,
  requirements: points,
  promoUrl: webAddressRule
    .refine(
      (given) => !isWebAddress(given) || fileKeyIn(given) === null,
      "is a file of the shop: give its id as promoFileId",
    )
    .nullish(),
  promoFileId: z.uuid("must be the id of a media file").toLowerCase().nullish(),
};

/** Returns what changes. A promo video replaces the other kind of promo video. */
export function detailsChangeOf(given: GivenDetails): DetailsChange {
  const { subtitle, description, language: spoken, level, goals, requirements, promoUrl, promoFileId } = given;
  return {
    ...(description === undefined ? {} : { description: description || null }),
    ...(promoFileId === undefined && promoUrl == null ? {} : { promoFileId: promoFileId ?? null }),
    details: {
      ...(subtitle === undefined ? {} : { subtitle: subtitle || null }),
      ...(spoken === undefined ? {} : { language: spoken }),
      ...(level === undefined ? {} : { level }),
      ...(goals === undefined ? {} : { goals: goals ?? [] }),
      ...(requirements === undefined ? {} : { requirements: requirements ?? [] }),
      ...(promoUrl === undefined && promoFileId == null ? {} : { promoUrl: promoUrl ?? null }),
    },
  };
}

/**
 * Checks a given promo video: one kind, and a video of the author. Media keeps it from now on, so that it is not deleted
 * before the course is saved. Throws ServiceUnavailableError.
 */
export async function checkPromo(
  media: Pick<MediaPeer, "keepFiles">,
  { promoUrl, promoFileId }: GivenDetails,
  author: FileAuthor,
  present: Pick<Course, "promoFileId"> | null = null,
): Promise<readonly InvalidField[]> {
  if (promoFileId == null) return [];
  if (promoUrl) return [{ path: "promoFileId", message: "cannot be given with promoUrl" }];
  if (promoFileId === present?.promoFileId) return [];
  const [file] = await media.keepFiles([promoFileId]);
  const isOwn = file?.kind === "VIDEO" && (author.isAdmin || file.ownerId === author.instructorId);
  return isOwn ? [] : [{ path: "promoFileId", message: "is no video of yours whose check has ended" }];
}
