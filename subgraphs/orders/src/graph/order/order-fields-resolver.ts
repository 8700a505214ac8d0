import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import {
  customValuesFrom,
  CustomValueType,
  readableValuesFrom,
} from "@souk/kernel/custom-fields/graph/custom-field-types";
import { RawArgs, withCustom, type CustomInputArgs } from "@souk/kernel/custom-fields/graph/raw-args";
import { invalidInput, InvalidInputType, NotFoundType } from "@souk/kernel/graph/problem-types";
import { isAdmin } from "@souk/kernel/identity/viewer";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { unreachable } from "@souk/kernel/values/unreachable";
import {
  Arg,
  Authorized,
  createUnionType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  Resolver,
  Root,
} from "type-graphql";
import type { ChangeOrderFieldsOutcome } from "../../domain/order/change-order-fields.js";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { noOrder, OrderType, orderTypeFrom } from "./order-type.js";

export const ChangeOrderFieldsResult = createUnionType({
  name: "ChangeOrderFieldsResult",
  types: () => [OrderType, NotFoundType, InvalidInputType] as const,
});

export function toChangeOrderFieldsResult(outcome: ChangeOrderFieldsOutcome): typeof ChangeOrderFieldsResult {
  switch (outcome.kind) {
    case "changed":
      return orderTypeFrom(outcome.order);
    case "notFound":
      return noOrder(outcome.orderId);
    case "invalid":
      return invalidInput(outcome.fields);
    default:
      return unreachable(outcome);
  }
}

@InputType({ description: "With declared fields, `custom` has their values." })
export class ChangeOrderFieldsInput {
  @Field(() => ID)
  id!: string;

  /** Declared by the project: see `withCustomFields`. */
  custom?: unknown;
}

/** Shows and changes the values of the fields that the shop has declared for orders. */
@Resolver(() => OrderType)
export class OrderFieldsResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @FieldResolver(() => [CustomValueType], {
    description:
      "The fields that this shop has declared and that have a value, in the order of declaration. Fields for the owner are for the buyer only.",
  })
  customValues(@Root() order: OrderType, @Ctx() { viewer }: GraphContext): CustomValueType[] {
    return readableValuesFrom(this.domain.customFields, order, viewer);
  }

  @FieldResolver(() => [CustomValueType], {
    nullable: true,
    description: "Like `customValues`, of all fields. Null for others than admins.",
  })
  allCustomValues(@Root() { custom }: OrderType, @Ctx() { viewer }: GraphContext): CustomValueType[] | null {
    return isAdmin(viewer) ? customValuesFrom(this.domain.customFields, custom) : null;
  }

  @Authorized("ADMIN")
  @Mutation(() => ChangeOrderFieldsResult, {
    nullable: true,
    description:
      "For admins. Changes the given values of the fields that this shop has declared for orders; null removes a value.",
  })
  async changeOrderFields(
    @Arg("input", () => ChangeOrderFieldsInput) input: ChangeOrderFieldsInput,
    @RawArgs() raw: CustomInputArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof ChangeOrderFieldsResult> {
    const action = adminActionOf(context, "changeOrderFields");
    return toChangeOrderFieldsResult(await this.domain.changeOrderFields(withCustom(input, raw), action));
  }
}
