import { randomUUID } from "node:crypto";
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
} from "graphql";
import type { GivenName } from "../authorization/known-objects/known-objects.js";
import { cardThat, homeAddress } from "../test-kit/data/cards.js";
import type { FuzzedCall, Input } from "./fuzzed-calls.js";

/** The meaning of `id`, by call. */
const idOf: Readonly<Record<string, GivenName>> = {
  "Query.product": "product",
  "Query.course": "course",
  "Query.order": "order",
  "Mutation.cancelOrder": "unpaid",
  "Mutation.refundOrder": "order",
  "Mutation.advanceOrder": "order",
  "Mutation.repairOrder": "order",
  "Mutation.retryDelivery": "delivery",
  "Mutation.updateProduct": "product",
  "Mutation.deleteProduct": "doomed",
  "Mutation.resendNotification": "mail",
  "Mutation.updateCourse": "draft",
  "Mutation.archiveCourse": "draft",
  "Mutation.restoreCourse": "draft",
  "Mutation.discardCourseDraft": "draft",
  "Query.quizAttempt": "attempt",
  "Query.lessonQuestion": "lessonQuestion",
  "Mutation.editLessonPost": "lessonQuestion",
  "Mutation.deleteLessonPost": "doomedAnswer",
  "Mutation.deleteAnnouncement": "doomedAnnouncement",
  "Mutation.saveLessonNote": "lessonNote",
  "Mutation.deleteLessonNote": "lessonNote",
  "Mutation.updateCategory": "doomedCategory",
  "Mutation.deleteCategory": "doomedCategory",
  "Mutation.publishCourse": "draft",
  "Mutation.removePaymentMethod": "spare",
  "Mutation.saveAddress": "address",
  "Mutation.deleteAddress": "address",
};

/** By name, or by call and name. */
const givenByName: Readonly<Record<string, GivenName>> = {
  productId: "product",
  productIds: "product",
  ids: "product",
  imageId: "image",
  imageIds: "image",
  userId: "user",
  customerId: "owner",
  instructorId: "owner",
  orderId: "declined",
  lessonId: "lesson",
  attemptId: "attempt",
  questionId: "question",
  fileIds: "videoFile",
  "Mutation.answerLessonQuestion.questionId": "lessonQuestion",
  courseId: "draft",
  enrollmentId: "granted",
  paymentMethodId: "method",
  trackingNumber: "shipment",
};

/** Values for places where the name alone is not specific enough. */
const usualByPlace: Readonly<Record<string, unknown>> = {
  "Mutation.updateShipment.status": "IN_TRANSIT",
  "Mutation.advanceOrder.to": "PROCESSING",
};

const card = cardThat("succeeds");
/** Values by the name of the argument or field. */
const usualByName: Readonly<Record<string, unknown>> = {
  ...card,
  ...homeAddress,
  first: 2,
  quantity: 1,
  delta: 1,
  amount: "10.00",
  currency: "CAD",
  // not a real user's password, so failed attempts are counted for no account
  password: "a long enough secret",
  currentPassword: "a wrong password",
  newPassword: "another long secret",
  newEmail: "somebody.else@example.com",
  url: "/picture.svg",
  externalUrl: "/film.mp4",
  promoUrl: "/film.mp4",
  language: "en",
  expectedVersion: 1,
  initialStock: 3,
  scopes: ["catalog:read"],
  durationSeconds: 60,
  fromMonth: "2026-01",
  toMonth: "2026-12",
  minPrice: "1.00",
  maxPrice: "100.00",
};

/** Omitted unless fuzzed: these inputs exclude each other, or restrict the call. */
const leftOut =
  /^(last|before|after|slug|sku|number|code|email|token|atProvider|provider|confirmation|paymentMethodId|expectedTotal|carrier)$/;
/** The input that accompanies a fuzzed one, and is otherwise omitted. */
const goesWith: Readonly<Record<string, string>> = { code: "email" };
const goesFor: Readonly<Record<string, string>> = {
  paymentMethodId: "card",
  confirmation: "card",
  atProvider: "card",
  last: "first",
  before: "first",
};

function isLeftOut(name: string, path: readonly string[]): boolean {
  if (path.some((key) => goesFor[key] === name)) return true;
  return leftOut.test(name) && !path.some((key) => key === name || goesWith[key] === name);
}

/** A valid input for the call, so that a hostile part gets as far as possible. It contains all parents of that part. */
export function usualInput(
  call: Pick<FuzzedCall, "coordinate" | "args">,
  path: readonly string[],
  given: (name: GivenName) => string,
): Input {
  const fill = ({ name, type }: GraphQLArgument | GraphQLInputField): [string, unknown][] => {
    if (isLeftOut(name, path) && !isNonNullType(type)) return [];
    const value = usual(name, type);
    return value === undefined ? [] : [[name, value]];
  };
  const usual = (name: string, type: GraphQLInputType): unknown => {
    if (isNonNullType(type)) return usual(name, type.ofType) ?? `x${randomUUID()}`;
    if (name === "id" && idOf[call.coordinate]) return given(idOf[call.coordinate] ?? "order");
    const place = `${call.coordinate}.${name}`;
    if (place in usualByPlace) return usualByPlace[place];
    const known = givenByName[place] ?? givenByName[name];
    if (known) return given(known);
    if (name in usualByName) return usualByName[name];
    if (isListType(type)) return isInputObjectType(getNamedType(type)) ? [usual(name, type.ofType)] : undefined;
    if (isInputObjectType(type)) return Object.fromEntries(Object.values(type.getFields()).flatMap(fill));
    if (/email$/i.test(name)) return `${randomUUID()}@example.com`;
    if (isEnumType(type)) return type.getValues()[0]?.name;
    return type.name === "String" || type.name === "ID" ? undefined : byScalar[type.name];
  };
  return Object.fromEntries(call.args.flatMap(fill));
}

const byScalar: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  Decimal: "1.00",
  CurrencyCode: "CAD",
  DateTime: "2030-01-01T00:00:00.000Z",
};
