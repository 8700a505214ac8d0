import { SchemaMetaFieldDef, TypeMetaFieldDef } from "graphql";
import { apiSchema } from "../../authorization/coordinates.js";
import type { GivenName } from "../../authorization/known-objects/known-objects.js";
import { roles, type Role } from "../../authorization/rules.js";
import type { TestOperation } from "../seen-answer.js";
import { Dice } from "./dice.js";
import { MadeArguments } from "./made-arguments.js";
import { MadeSelections } from "./made-selections.js";
import { MadeVariables } from "./made-variables.js";
import { spoiled } from "./spoiled-question.js";

export interface MadeQuestion extends TestOperation {
  readonly role: Role;
}

/** Mutations that change nothing with unknown ids. They cover unions, which queries do not return. */
const harmlessMutations = [
  "addOrderNote",
  "addToCart",
  "advanceOrder",
  "approveInstructorRequest",
  "archiveCourse",
  "cancelOrder",
  "completeLesson",
  "deleteAddress",
  "deleteCategory",
  "deleteProduct",
  "publishCourse",
  "reactivateUser",
  "refundOrder",
  "rejectInstructorRequest",
  "removePaymentMethod",
  "repairOrder",
  "resendNotification",
  "restoreCourse",
  "retryDelivery",
  "revokeApiKey",
  "setRole",
  "uncompleteLesson",
  "unlockUser",
  "updateProduct",
  "updateShipment",
];

/** Returns the same query for the same seed. */
export function makeOperation(seed: number, given: (name: GivenName) => string): MadeQuestion {
  const dice = new Dice(seed);
  const isMutation = dice.chance(0.12);
  const variables = new MadeVariables(dice);
  const args = new MadeArguments(dice, variables, given, isMutation);
  const selections = new MadeSelections(dice, apiSchema, variables, args, dice.whole(4, 40));
  const type = isMutation ? apiSchema.getMutationType() : apiSchema.getQueryType();
  if (!type) throw new Error("the schema has no such operations");
  const names = isMutation ? harmlessMutations : Object.keys(type.getFields());
  const scope = new Map();
  const fields = Array.from({ length: dice.whole(1, 3) }, () => {
    if (!isMutation && dice.chance(0.02))
      return selections.field(type, dice.pick([SchemaMetaFieldDef, TypeMetaFieldDef]), scope, 3);
    const field = type.getFields()[dice.pick(names)];
    if (!field) throw new Error(`${type.name} has no such field any more: change harmlessMutations`);
    return selections.field(type, field, scope, 5);
  });
  const name = dice.chance(0.5) ? " Made" : "";
  const operation = `${isMutation ? "mutation" : "query"}${name}${variables.declaration} { ${fields.join(" ")} }`;
  const query = [operation, ...selections.fragments.map(({ text }) => text)].join("\n");
  const request = { query, variables: variables.values };
  return { ...(dice.chance(0.06) ? spoiled(request, dice) : request), role: dice.pick(roles) };
}
