import type { SubgraphName } from "@souk/kernel/config/subgraph-addresses";

const givenNames = [
  "address",
  "attempt",
  "apiKey",
  "cart",
  "cartReminder",
  "cartVersion",
  "category",
  "certificate",
  "course",
  "courseCategory",
  "courseProduct",
  "declined",
  "delivery",
  "doomed",
  "pictured",
  "image",
  "doomedCategory",
  "doomedCourseCategory",
  "doomedReview",
  "draft",
  "draftProduct",
  "freeCourseProduct",
  "granted",
  "email",
  "identity",
  "lesson",
  "lessonMedia",
  "mail",
  "mailLink",
  "link",
  "method",
  "number",
  "order",
  "owner",
  "product",
  "question",
  "request",
  "revokedCertificate",
  "session",
  "sharedWishlist",
  "shipment",
  "soldOut",
  "spare",
  "stockMail",
  "strangersReview",
  "mediaFile",
  "doomedMediaFile",
  "picture",
  "tomorrow",
  "unpaid",
  "user",
  "videoFile",
  "webhook",
  "webhookDelivery",
  "yesterday",
] as const;
/** A subgraph's name stands for the object that its own rows create. */
export type GivenName = (typeof givenNames)[number] | SubgraphName;

/** The ids of the known shop's objects that exist so far. */
export type KnownObjects = Partial<Record<GivenName, string>>;

export function fail(sentence: string): never {
  throw new Error(sentence);
}
