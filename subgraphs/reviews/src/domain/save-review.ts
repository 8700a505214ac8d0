import { checkInput, type InvalidField } from "@souk/kernel/errors/invalid-field";
import { unlessUnavailable, type ServiceUnavailable } from "@souk/kernel/peers/unless-unavailable";
import type { Clock } from "@souk/kernel/values/clock";
import { uploadedPictureRule } from "@souk/kernel/values/web-address";
import { z } from "zod";
import type { BannedWords } from "./banned-words.js";
import type { CoursesPeer, OrdersPeer } from "./peers.js";
import type { Review } from "./review.js";
import type { ReviewContent, ReviewStore } from "./review-store.js";

export interface SaveReviewInput extends Omit<ReviewContent, "pictures"> {
  readonly productId: string;
  /** The addresses of uploaded pictures. Null for none; absent leaves those of an edited review. */
  readonly pictures?: readonly string[] | null;
}

export type SaveReviewOutcome =
  | { readonly kind: "saved"; readonly review: Review }
  | { readonly kind: "notBought" }
  | ServiceUnavailable
  | { readonly kind: "invalid"; readonly fields: readonly InvalidField[] };

export interface SaveReviewDependencies {
  readonly store: Pick<ReviewStore, "findOfUser" | "insertReview" | "editReview">;
  readonly orders: OrdersPeer;
  readonly courses: CoursesPeer;
  readonly bannedWords: BannedWords;
  readonly clock: Clock;
  readonly newId: () => string;
}

function text(min: number, max: number) {
  return z
    .string()
    .trim()
    .min(min, min === 1 ? "must not be empty" : `must be at least ${min} characters`)
    .max(max, `must be at most ${max} characters`);
}

const mostPictures = 5;

const picturesRule = z
  .array(uploadedPictureRule)
  .max(mostPictures, `must have at most ${mostPictures} pictures`)
  .superRefine((checksums, context) => {
    for (const [index, checksum] of checksums.entries())
      if (checksums.indexOf(checksum) < index)
        context.addIssue({ code: "custom", path: [index], message: "must not repeat a picture" });
  })
  .nullish()
  .transform((checksums) => (checksums === null ? [] : checksums?.filter((checksum) => checksum !== null)));

const rule = z.object({
  productId: z.uuid("must be the id of a product").toLowerCase(),
  stars: z.int("must be a whole number").min(1, "must be 1 to 5").max(5, "must be 1 to 5"),
  title: text(1, 120),
  text: text(10, 5000),
  authorName: text(1, 60),
  pictures: picturesRule,
});

/** Writes the user's review of a product, or edits it. Only buyers and enrolled users can write one. */
export function saveReview(deps: SaveReviewDependencies) {
  const { store, bannedWords, clock, newId } = deps;
  return async (input: SaveReviewInput, userId: string): Promise<SaveReviewOutcome> => {
    const checked = checkInput(rule, input);
    if (!checked.ok) return { kind: "invalid", fields: checked.fields };
    const { productId, ...content } = checked.value;
    const isBanned = bannedWords.areIn(content.title, content.text, content.authorName);
    const change = { ...content, userId, heldReason: isBanned ? ("BANNED_WORDS" as const) : null, at: clock.now() };
    const [own] = await store.findOfUser(userId, [productId]);
    if (!own) {
      const may = await unlessUnavailable(() => mayReview(deps, userId, productId));
      if (typeof may !== "boolean") return may;
      if (!may) return { kind: "notBought" };
      const review = await store.insertReview({ ...change, id: newId(), productId });
      if (review) return { kind: "saved", review };
    }
    // a concurrent request may have written the first review
    const id = own?.id ?? (await store.findOfUser(userId, [productId]))[0]?.id;
    const edited = id === undefined ? null : await store.editReview({ ...change, id });
    if (!edited) throw new Error(`the review of user ${userId} of product ${productId} was deleted while it was saved`);
    return { kind: "saved", review: edited };
  };
}

async function mayReview(
  { orders, courses }: SaveReviewDependencies,
  userId: string,
  productId: string,
): Promise<boolean> {
  if (await orders.hasBought(userId, productId)) return true;
  return (await courses.membership(userId, productId)).isEnrolled;
}
