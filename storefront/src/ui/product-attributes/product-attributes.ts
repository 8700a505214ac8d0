import type {
  CreateProductInput,
  ImportProductRow,
  ProductFilter,
  UpdateProductInput,
} from "../../graph/schema-types.generated";

/** The fields with inputs, columns and texts of their own. */
type DesignedField =
  | "id"
  | "sku"
  | "slug"
  | "name"
  | "description"
  | "kind"
  | "price"
  | "isActive"
  | "tags"
  | "categories"
  | "initialStock"
  | "expectedVersion"
  // the line of a row in an imported file
  | "line"
  | "handle"
  | "title"
  | "published"
  | "images"
  | "stock";

/** The other fields of a product that an admin can set. A field that is not in `productAttributes` does not compile. */
export type AttributeName = Exclude<
  keyof CreateProductInput | keyof UpdateProductInput | keyof ImportProductRow,
  DesignedField
>;

/** The fields that the graph can filter by a minimum and a maximum. */
type RangedName = keyof ProductFilter extends infer Name
  ? Name extends `min${infer Field}`
    ? Uncapitalize<Field>
    : never
  : never;

interface WholeNumber {
  readonly kind: "wholeNumber";
  readonly max: number;
}

interface PlainText {
  readonly kind: "text";
  readonly maxLength: number;
}

type Attribute = (WholeNumber | PlainText) & {
  /** The column of a CSV file. */
  readonly column: string;
};

/**
 * The fields of a product that the editor, the CSV file, the filters and the product page handle alike. Their names
 * are in the messages of `common`; the fragment `ProductAttributes` requests their values.
 */
const productAttributes: {
  readonly [Name in AttributeName]: Attribute & { readonly isFilter: Name extends RangedName ? true : false };
} = {
  weightGrams: { kind: "wholeNumber", max: 1_000_000, column: "Variant Grams", isFilter: true },
};

export type NamedAttribute = Attribute & {
  readonly name: AttributeName;
  readonly isFilter: boolean;
  /** The key of its name in the messages of `common`. */
  readonly label: `attributes.${AttributeName}`;
};

export const attributes = Object.entries<Attribute & { readonly isFilter: boolean }>(productAttributes).map(
  ([name, attribute]) => ({ ...attribute, name, label: `attributes.${name}` }) as NamedAttribute,
);

/** Returns a value for each attribute. */
export function perAttribute<T>(make: (attribute: NamedAttribute) => T): Readonly<Record<AttributeName, T>> {
  const made = attributes.map((attribute) => [attribute.name, make(attribute)] as const);
  return Object.fromEntries(made) as Readonly<Record<AttributeName, T>>;
}

/** The values in a form or a file. An empty text is no value. */
export type AttributeTexts = Readonly<Record<AttributeName, string>>;

/** The values of a product, from the fragment `ProductAttributes`. */
export type AttributeValues = Readonly<Record<AttributeName, string | number | null>>;

/** Returns the texts of a product; without a product they are empty. */
export function attributeTexts(product?: AttributeValues): AttributeTexts {
  return perAttribute(({ name }) => String(product?.[name] ?? ""));
}

type AttributeInput = Pick<UpdateProductInput, AttributeName & keyof UpdateProductInput>;

/** Returns the values for the graph that differ from `before`. An emptied text is null. */
export function attributeInput(before: AttributeTexts, after: AttributeTexts): AttributeInput {
  const changed = attributes.filter(({ name }) => textOf(before, name) !== textOf(after, name));
  return Object.fromEntries(
    changed.map(({ name, kind }) => {
      const text = textOf(after, name);
      return [name, text === "" ? null : kind === "wholeNumber" ? Number(text) : text];
    }),
  );
}

function textOf(texts: AttributeTexts, name: AttributeName): string {
  return (texts as Readonly<Record<string, string>>)[name]?.trim() ?? "";
}

/** A bound of a range filter. Its name is that of the graph's filter and of the parameter in an address. */
export interface Bound {
  readonly name: BoundName;
  readonly end: "min" | "max";
  readonly attribute: NamedAttribute;
}
export type BoundName = `${"min" | "max"}${Capitalize<Extract<RangedName, AttributeName>>}`;
export type Bounds = Readonly<Partial<Record<BoundName, number>>>;

/** All bounds, each minimum before its maximum. */
export const bounds: readonly Bound[] = attributes
  .filter(({ isFilter }) => isFilter)
  .flatMap((attribute) =>
    (["min", "max"] as const).map((end) => ({ name: boundName(end, attribute), end, attribute })),
  );

export function boundName(end: "min" | "max", { name }: NamedAttribute): BoundName {
  const text: string = name;
  return `${end}${text.charAt(0).toUpperCase()}${text.slice(1)}` as BoundName;
}

/** Reads the bounds of an address and ignores invalid ones, because anyone can edit an address. */
export function boundsFrom(value: (name: string) => string | null | undefined): Bounds {
  const found = bounds.flatMap(({ name }) => {
    const text = value(name)?.trim() ?? "";
    return /^\d{1,9}$/.test(text) ? [[name, Number(text)] as const] : [];
  });
  return Object.fromEntries(found);
}
