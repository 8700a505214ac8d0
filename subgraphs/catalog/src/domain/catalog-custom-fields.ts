import { entityFields, type EntityFields } from "@souk/kernel/custom-fields/entity-fields";
import type { CustomFields } from "@souk/kernel/custom-fields/custom-field";

/** The fields that a project has declared for the types of the catalog. */
export interface CatalogCustomFields {
  readonly product: EntityFields;
  readonly category: EntityFields;
}

export const noCustomFields: CatalogCustomFields = { product: [], category: [] };

export function catalogCustomFields(declared: CustomFields | undefined, currency: string): CatalogCustomFields {
  const fieldsOf = (entity: string): EntityFields => entityFields(declared, entity, { currency });
  return { product: fieldsOf("Product"), category: fieldsOf("Category") };
}
