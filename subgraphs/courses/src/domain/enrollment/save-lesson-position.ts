import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import type { Clock } from "@souk/kernel/values/clock";
import { isUuid } from "@souk/kernel/values/uuid";
import { z } from "zod";
import type { LessonOfUser } from "./enrollment-store.js";

/** The position in the video of a lesson at which the user goes on. */
export interface LessonPosition {
  readonly lessonId: string;
  readonly seconds: number;
  readonly savedAt: Date;
}

export interface LessonPositionStore {
  /** Replaces the earlier position. Returns null when the user is not enrolled in the lesson's course. */
  savePosition(position: LessonPosition & LessonOfUser): Promise<LessonPosition | null>;
  /** Lists the positions of some enrollments, last saved first. */
  positionsOf(
    enrollmentIds: readonly string[],
  ): Promise<readonly (LessonPosition & { readonly enrollmentId: string })[]>;
}

export type SaveLessonPositionOutcome =
  | { readonly kind: "saved"; readonly position: LessonPosition }
  | { readonly kind: "notFound"; readonly lessonId: string }
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface SaveLessonPositionDependencies {
  readonly lessonPositions: LessonPositionStore;
  readonly clock: Clock;
}

const weekInSeconds = 604_800;

/** A time in a video or sound. */
export const secondsRule = z
  .int("must be a whole number of seconds")
  .min(0, "must not be negative")
  .max(weekInSeconds, "must be at most 604,800, a week");

const rule = z.object({ seconds: secondsRule });

/** Saves a position for a user who is enrolled in the lesson's course; for others the lesson is not found. */
export function saveLessonPosition({ lessonPositions, clock }: SaveLessonPositionDependencies) {
  return async ({
    lessonId,
    userId,
    seconds,
  }: LessonOfUser & { readonly seconds: number }): Promise<SaveLessonPositionOutcome> => {
    const checked = checkInput(rule, { seconds });
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const position = isUuid(lessonId)
      ? await lessonPositions.savePosition({ lessonId, userId, seconds, savedAt: clock.now() })
      : null;
    return position ? { kind: "saved", position } : { kind: "notFound", lessonId };
  };
}
