import { publicFields, type EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import { CustomFieldType, customFieldTypeFrom } from "@souk/kernel/custom-fields/graph/custom-field-types";
import { isAdmin } from "@souk/kernel/identity/viewer";
import type { GraphContext } from "@souk/kernel/subgraph/graph-context";
import { unreachable } from "@souk/kernel/values/unreachable";
import { Arg, Ctx, Query, registerEnumType, Resolver } from "type-graphql";
import type { CatalogCustomFields } from "../../domain/catalog-custom-fields.js";

enum CustomEntityEnum {
  PRODUCT = "PRODUCT",
  CATEGORY = "CATEGORY",
}

registerEnumType(CustomEntityEnum, { name: "CustomEntity", description: "A type that a shop can declare fields for." });

/** Describes the declared fields to forms and lists. */
@Resolver()
export class CustomFieldsResolver {
  constructor(
    private readonly declared: CatalogCustomFields,
    private readonly currency: string,
  ) {}

  @Query(() => [CustomFieldType], {
    nullable: true,
    description: "The fields that this shop has declared for a type. Only admins see those for staff.",
  })
  customFields(
    @Arg("entity", () => CustomEntityEnum) entity: CustomEntityEnum,
    @Ctx() { viewer, reply }: GraphContext,
  ): CustomFieldType[] {
    reply.dependsOnViewer = true;
    const fields = this.fieldsOf(entity);
    return (isAdmin(viewer) ? fields : publicFields(fields)).map((field) => customFieldTypeFrom(field, this.currency));
  }

  private fieldsOf(entity: CustomEntityEnum): EntityFields {
    switch (entity) {
      case CustomEntityEnum.PRODUCT:
        return this.declared.product;
      case CustomEntityEnum.CATEGORY:
        return this.declared.category;
      default:
        return unreachable(entity);
    }
  }
}
