import type { CreateProductInput, UpdateProductInput } from "../../../../graph/schema-types.generated";
import {
  attributeInput,
  attributeTexts,
  type AttributeTexts,
  type AttributeValues,
} from "../../../../ui/product-attributes/product-attributes";

import type { CustomValuePartsFragment } from "../../../../ui/custom-fields/custom-fields.generated";
import {
  customFormValues,
  customInput,
  type CustomField,
  type CustomFormValues,
} from "../../../../ui/custom-fields/custom-values";

/** The values of the editor. The names match the inputs of the graph, so that each validation error finds its field. */
export interface ProductValues extends AttributeTexts {
  readonly name: string;
  readonly sku: string;
  readonly slug: string;
  readonly description: string;
  readonly price: { readonly amount: string };
  readonly isActive: boolean;
  readonly categories: string[];
  readonly tags: string[];
  readonly initialStock: string;
  /** The fields that the shop has declared. */
  readonly custom: CustomFormValues;
}

interface EditedProduct extends AttributeValues {
  readonly name: string;
  readonly sku: string;
  readonly slug: string;
  readonly description: string | null;
  readonly price: { readonly amount: string };
  readonly isActive: boolean;
  readonly categories: readonly { readonly slug: string }[];
  readonly tags: readonly string[];
  readonly allCustomValues: readonly CustomValuePartsFragment[] | null;
}

export const newProductValues: ProductValues = {
  custom: {},
  name: "",
  sku: "",
  slug: "",
  description: "",
  price: { amount: "" },
  isActive: true,
  categories: [],
  tags: [],
  initialStock: "",
  ...attributeTexts(),
};

export function valuesOf(product: EditedProduct, customFields: readonly CustomField[] = []): ProductValues {
  return {
    custom: customFormValues(customFields, product.allCustomValues ?? []),
    name: product.name,
    sku: product.sku,
    slug: product.slug,
    description: product.description ?? "",
    price: { amount: product.price.amount },
    isActive: product.isActive,
    categories: product.categories.map(({ slug }) => slug),
    tags: [...product.tags],
    initialStock: "",
    ...attributeTexts(product),
  };
}

export function createInputOf(
  values: ProductValues,
  currency: string,
  customFields: readonly CustomField[] = [],
): WithCustom<CreateProductInput> {
  const { name, sku, description, isActive, categories, tags, initialStock } = values;
  return {
    name: name.trim(),
    sku: sku.trim(),
    ...(description.trim() ? { description: description.trim() } : {}),
    price: { amount: amountOf(values), currency },
    isActive,
    categories,
    tags,
    ...(initialStock.trim() ? { initialStock: Number(initialStock) } : {}),
    ...attributeInput(newProductValues, values),
    ...customPart(customInput(customFields, values.custom)),
  };
}

/** Returns only the changed fields, so that changes that another person makes in other fields stay. */
export function updateInputOf(
  id: string,
  before: ProductValues,
  values: ProductValues,
  currency: string,
  customFields: readonly CustomField[] = [],
): WithCustom<UpdateProductInput> {
  const isChanged = (name: "name" | "sku" | "slug" | "description" | "isActive" | "categories" | "tags") =>
    JSON.stringify(before[name]) !== JSON.stringify(values[name]);
  return {
    id,
    ...(isChanged("name") ? { name: values.name.trim() } : {}),
    ...(isChanged("sku") ? { sku: values.sku.trim() } : {}),
    ...(isChanged("slug") ? { slug: values.slug.trim() } : {}),
    ...(isChanged("description") ? { description: values.description.trim() || null } : {}),
    ...(amountOf(before) === amountOf(values) ? {} : { price: { amount: amountOf(values), currency } }),
    ...(isChanged("isActive") ? { isActive: values.isActive } : {}),
    ...(isChanged("categories") ? { categories: values.categories } : {}),
    ...(isChanged("tags") ? { tags: values.tags } : {}),
    ...attributeInput(before, values),
    ...customPart(customInput(customFields, values.custom, before.custom)),
  };
}

/** The schema of a shop with declared fields has `custom`; the committed one does not. */
type WithCustom<Input> = Input & { readonly custom?: Readonly<Record<string, unknown>> };

function customPart(custom: Readonly<Record<string, unknown>> | undefined) {
  return custom ? { custom } : {};
}

function amountOf({ price }: ProductValues): string {
  return price.amount.trim().replace(",", ".");
}
