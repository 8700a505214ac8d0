import type { Client } from "@urql/core";
import { refusalOf, type Refusal } from "../../../graph/refusal";
import { AddCourseToCartDocument } from "./add-course.generated";
import { EnrollForFreeDocument } from "./enroll-for-free.generated";

/** The names of the fields of the form without scripts. */
export const enrollFields = { productId: "productId", isFree: "isFree" } as const;

export type EnrollProblem =
  | { readonly kind: "owned" | "notOnSale" | "unavailable" | "enrollUnavailable" | "priceChanged" }
  | { readonly kind: "ruled"; readonly reason: string }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Puts the course into the cart. Returns undefined on success. */
export async function addCourseToCart(graph: Client, productId: string): Promise<EnrollProblem | undefined> {
  const { data, error } = await graph
    .mutation(AddCourseToCartDocument, { input: { productId, quantity: 1 } })
    .toPromise();
  const answer = data?.addToCart;
  switch (answer?.__typename) {
    case "Cart":
      return undefined;
    case "AlreadyOwned":
      return { kind: "owned" };
    case "ProductNotFound":
    case "ProductUnavailable":
    case "OutOfStock":
      return { kind: "notOnSale" };
    case "ServiceUnavailable":
      return { kind: "unavailable" };
    case "RuleRefused":
      return { kind: "ruled", reason: answer.reason };
    // the message is in English only, and the buyer has entered nothing
    case "Conflict":
    case "InvalidInput":
    case undefined:
      return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
  }
}

export interface FreeCourse {
  readonly slug: string;
  readonly productId: string;
}

interface Enrolled {
  readonly kind: "enrolled";
  /** The course; while it is not open yet, the order. */
  readonly path: string;
}

/** Enrolls the user in a course that costs nothing. */
export async function enrollForFree(
  graph: Client,
  { slug, productId }: FreeCourse,
  idempotencyKey: string,
): Promise<Enrolled | EnrollProblem> {
  const { data, error } = await graph
    .mutation(EnrollForFreeDocument, { input: { productId, idempotencyKey } })
    .toPromise();
  const answer = data?.enrollForFree;
  switch (answer?.__typename) {
    case "Order":
      return { kind: "enrolled", path: answer.enrollments?.length ? `/learn/${slug}` : `/orders/${answer.number}` };
    case "AlreadyOwned":
      return { kind: "owned" };
    case "PriceChanged":
      return { kind: "priceChanged" };
    case "ProductUnavailable":
      return { kind: "notOnSale" };
    case "ServiceUnavailable":
      return { kind: "enrollUnavailable" };
    case "RuleRefused":
      return { kind: "ruled", reason: answer.reason };
    // the message is in English only, and the user has entered nothing
    case "IdempotencyKeyReused":
    case "InvalidInput":
    case undefined:
      return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
  }
}
