import { adminActionOf } from "@souk/kernel/audit/admin-action-of";
import {
  customValuesFrom,
  CustomValueType,
  readableValuesFrom,
} from "@souk/kernel/custom-fields/graph/custom-field-types";
import { RawArgs, withCustom, type CustomInputArgs } from "@souk/kernel/custom-fields/graph/raw-args";
import { isAdmin } from "@souk/kernel/identity/viewer";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Authorized, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { OrdersDomain } from "../../domain/orders-domain.js";
import { ChangeOrderFieldsResult, toChangeOrderFieldsResult } from "./order-fields-resolver.js";
import { OrderLineType } from "./order-type.js";

@InputType({ description: "With declared fields, `custom` has their values." })
export class ChangeOrderLineFieldsInput {
  @Field(() => ID)
  orderId!: string;

  @Field(() => ID, { description: "`OrderLine.lineId`." })
  lineId!: string;

  /** Declared by the project: see `withCustomFields`. */
  custom?: unknown;
}

/** Shows and changes the values of the fields that the shop has declared for order lines. */
@Resolver(() => OrderLineType)
export class OrderLineFieldsResolver {
  constructor(private readonly domain: OrdersDomain) {}

  @FieldResolver(() => [CustomValueType], {
    description:
      "The fields that this shop has declared and that have a value, in the order of declaration. Fields for the owner are for the buyer only.",
  })
  customValues(@Root() line: OrderLineType, @Ctx() { viewer }: GraphContext): CustomValueType[] {
    return readableValuesFrom(this.domain.lineFields, line, viewer);
  }

  @FieldResolver(() => [CustomValueType], {
    nullable: true,
    description: "Like `customValues`, of all fields. Null for others than admins.",
  })
  allCustomValues(@Root() { custom }: OrderLineType, @Ctx() { viewer }: GraphContext): CustomValueType[] | null {
    return isAdmin(viewer) ? customValuesFrom(this.domain.lineFields, custom) : null;
  }

  @Authorized("ADMIN")
  @Mutation(() => ChangeOrderFieldsResult, {
    nullable: true,
    description:
      "For admins. Changes the given values of the fields that this shop has declared for order lines; null removes a value.",
  })
  async changeOrderLineFields(
    @Arg("input", () => ChangeOrderLineFieldsInput) input: ChangeOrderLineFieldsInput,
    @RawArgs() raw: CustomInputArgs,
    @Ctx() context: GraphContext,
  ): Promise<typeof ChangeOrderFieldsResult> {
    const action = adminActionOf(context, "changeOrderLineFields");
    return toChangeOrderFieldsResult(await this.domain.changeOrderLineFields(withCustom(input, raw), action));
  }
}
