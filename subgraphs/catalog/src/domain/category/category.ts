import type { CustomValues } from "@souk/kernel/custom-fields/entity-fields";
import type { CategoryFields } from "@souk/kernel/fields/category-fields";
import type { Values } from "@souk/kernel/fields/field";

export interface Category extends Values<CategoryFields> {
  readonly id: string;
  readonly custom: CustomValues;
}
