import { InvalidInputType, invalidInput, notFound, NotFoundType } from "@souk/kernel/graph/problem-types";
import { unreachable } from "@souk/kernel/values/unreachable";
import { createUnionType, Directive, Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import type { MailPreference } from "../domain/preferences/mail-choice.js";
import type { LinkedPreferences, SetPreferencesOutcome } from "../domain/preferences/mail-preferences.js";

export enum MarketingMailEnum {
  CART_REMINDER = "CART_REMINDER",
  REVIEW_REQUEST = "REVIEW_REQUEST",
  BACK_IN_STOCK = "BACK_IN_STOCK",
  PRICE_FALL = "PRICE_FALL",
  LESSON_QUESTION = "LESSON_QUESTION",
  LESSON_ANSWER = "LESSON_ANSWER",
  COURSE_ANNOUNCEMENT = "COURSE_ANNOUNCEMENT",
}

registerEnumType(MarketingMailEnum, {
  name: "MarketingMail",
  description: "The mails that a reader may refuse. All other mails are part of a purchase or of an account.",
  valuesConfig: {
    CART_REMINDER: { description: "Reminds of a cart that was left, by default after an hour and after a day." },
    REVIEW_REQUEST: { description: "Asks for reviews of the products of a delivered order, once." },
    BACK_IN_STOCK: {
      description: "Tells the reader once that a sold-out product, which they requested or wish, can be bought again.",
    },
    PRICE_FALL: { description: "Tells the reader that products on their wishlist cost less, at most once a day." },
    LESSON_QUESTION: { description: "Tells an instructor about a new question below a lesson." },
    LESSON_ANSWER: { description: "Tells the author of a question below a lesson about each answer." },
    COURSE_ANNOUNCEMENT: { description: "Sends a student each announcement of a course." },
  },
});

export enum MailChoiceSourceEnum {
  ACCOUNT = "ACCOUNT",
  MAIL = "MAIL",
  REQUEST = "REQUEST",
}

registerEnumType(MailChoiceSourceEnum, {
  name: "MailChoiceSource",
  valuesConfig: {
    ACCOUNT: { description: "The reader was signed in." },
    MAIL: { description: "The reader used the link of a mail, or the button of the mail program." },
    REQUEST: { description: "The reader requested a mail of this kind at the shop." },
  },
});

@ObjectType("MailPreference", { description: "Whether the shop may send one kind of mail to the reader." })
export class MailPreferenceType {
  @Field(() => MarketingMailEnum)
  kind!: MarketingMailEnum;

  @Field(() => Boolean, { description: "True until the reader refuses." })
  isAccepted!: boolean;

  @Field(() => Date, { nullable: true, description: "The time of the reader's last choice; null before the first." })
  chosenAt!: Date | null;

  @Field(() => MailChoiceSourceEnum, { nullable: true, description: "Null before the first choice." })
  source!: MailChoiceSourceEnum | null;
}

@ObjectType("LinkedMailPreferences", { description: "The preferences of the reader of a mail." })
export class LinkedMailPreferencesType {
  @Field(() => MarketingMailEnum, { description: "The kind of the mail that has the link." })
  kind!: MarketingMailEnum;

  @Field(() => [MailPreferenceType])
  preferences!: MailPreferenceType[];
}

@InputType()
export class MailPreferenceInput {
  @Field(() => MarketingMailEnum)
  kind!: MarketingMailEnum;

  @Field(() => Boolean)
  isAccepted!: boolean;
}

@InputType()
export class SetMailPreferencesInput {
  @Field(() => [MailPreferenceInput], { description: "Each kind once. An absent kind stays unchanged." })
  preferences!: MailPreferenceInput[];
}

@InputType()
export class SetMailPreferencesByLinkInput extends SetMailPreferencesInput {
  @Field(() => String, { description: "The end of the link in a marketing mail." })
  token!: string;
}

@Directive("@inaccessible")
@InputType()
export class RecordMailRequestInput {
  @Field(() => MarketingMailEnum)
  kind!: MarketingMailEnum;

  @Field(() => ID, { nullable: true, description: "The account that requested the mail; null for a guest." })
  userId?: string | null;

  @Field(() => String, { nullable: true, description: "The address that requested the mail; null for an account." })
  address?: string | null;

  @Field(() => Date)
  requestedAt!: Date;
}

@ObjectType("MailPreferencesSaved")
class MailPreferencesSavedType {
  @Field(() => [MailPreferenceType], { description: "The preferences for all kinds." })
  preferences!: MailPreferenceType[];
}

export const SetMailPreferencesResult = createUnionType({
  name: "SetMailPreferencesResult",
  types: () => [MailPreferencesSavedType, NotFoundType, InvalidInputType] as const,
});

export function mailPreferenceTypes(preferences: readonly MailPreference[]): MailPreferenceType[] {
  return preferences.map(({ kind, isAccepted, choice }) =>
    Object.assign(new MailPreferenceType(), {
      kind,
      isAccepted,
      chosenAt: choice?.chosenAt ?? null,
      source: choice?.source ?? null,
    }),
  );
}

export function linkedMailPreferencesType({ kind, preferences }: LinkedPreferences): LinkedMailPreferencesType {
  return Object.assign(new LinkedMailPreferencesType(), { kind, preferences: mailPreferenceTypes(preferences) });
}

export function toSetMailPreferencesResult(outcome: SetPreferencesOutcome): typeof SetMailPreferencesResult {
  switch (outcome.kind) {
    case "saved":
      return Object.assign(new MailPreferencesSavedType(), { preferences: mailPreferenceTypes(outcome.preferences) });
    case "invalidLink":
      return notFound("The link is not valid. Use the whole link of the mail.");
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}
