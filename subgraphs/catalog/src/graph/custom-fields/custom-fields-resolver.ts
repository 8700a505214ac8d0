import type { CustomFields } from "@souk/kernel/custom-fields/custom-field";
import type { customEntities } from "@souk/kernel/custom-fields/custom-entities";
import { entityFields, readableFields } from "@souk/kernel/custom-fields/entity-fields";
import { CustomFieldType, customFieldTypeFrom } from "@souk/kernel/custom-fields/graph/custom-field-types";
import { isAdmin } from "@souk/kernel/identity/viewer";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { Arg, Ctx, Directive, Query, registerEnumType, Resolver } from "type-graphql";
import { madeOfMany } from "../cache-hints.js";

type EntityName = (typeof customEntities)[number]["name"];

enum CustomEntityEnum {
  PRODUCT = "PRODUCT",
  CATEGORY = "CATEGORY",
  COURSE = "COURSE",
  ORDER = "ORDER",
  ORDER_LINE = "ORDER_LINE",
  USER = "USER",
  ADDRESS = "ADDRESS",
}

// a type without a value here does not compile
const entityNames: Readonly<Record<CustomEntityEnum, EntityName>> = {
  PRODUCT: "Product",
  CATEGORY: "Category",
  COURSE: "Course",
  ORDER: "Order",
  ORDER_LINE: "OrderLine",
  USER: "User",
  ADDRESS: "Address",
};

registerEnumType(CustomEntityEnum, { name: "CustomEntity", description: "A type that a shop can declare fields for." });

/** Describes the declared fields of all types to forms and lists, also of those that other subgraphs store. */
@Resolver()
export class CustomFieldsResolver {
  constructor(
    private readonly declared: CustomFields,
    private readonly currency: string,
  ) {}

  @Directive(madeOfMany)
  @Query(() => [CustomFieldType], {
    nullable: true,
    description: "The fields that this shop has declared for a type. Only admins see those for staff.",
  })
  customFields(
    @Arg("entity", () => CustomEntityEnum) entity: CustomEntityEnum,
    @Arg("isWrittenByOwner", () => Boolean, {
      nullable: true,
      description:
        "True: only the fields that the owner of an object writes. The answer is then the same for everybody.",
    })
    isWrittenByOwner: boolean | null | undefined,
    @Ctx() { viewer, reply }: GraphContext,
  ): CustomFieldType[] {
    const { currency } = this;
    const fields = entityFields(this.declared, entityNames[entity], { currency });
    if (isWrittenByOwner)
      return fields.filter((field) => field.isWrittenByOwner).map((field) => customFieldTypeFrom(field, currency));
    reply.dependsOnViewer = true;
    // the fields of a viewer's own objects are no secret
    const readable = readableFields(fields, { isAdmin: isAdmin(viewer), isOwner: true });
    return readable.map((field) => customFieldTypeFrom(field, currency));
  }
}
