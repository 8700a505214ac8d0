import type { CustomField, CustomFields, ReferenceTarget } from "../custom-field.js";
import { filteredFields, filterNames, sortNames } from "../custom-filter.js";
import { isOwnerWritten, namedFields, type NamedField } from "../entity-fields.js";
import { locales } from "../../values/locale.js";

/** The types of a subgraph's schema that get the custom fields of an entity. */
export interface CustomFieldTypes {
  /** The type that gets the fields, and the prefix of the names of all added types. */
  readonly type: string;
  /** The entity that declares the fields, if it is another type. The type then has the fields that its owner writes. */
  readonly entity?: string;
  /** The inputs of creations and updates by staff, or by anybody of an object that nobody owns. */
  readonly inputs: readonly string[];
  /** The inputs by which the owner of an object writes its own fields. */
  readonly ownerInputs?: readonly string[];
  /** The inputs of the creation of an account, which have the fields with `atRegistration`. */
  readonly registrationInputs?: readonly string[];
  readonly filter?: string;
  readonly sort?: string;
  /** The input of a row of an imported file. */
  readonly row?: string;
}

/** The types of each subgraph that can have custom fields. */
export const customFieldTypes: Readonly<Record<string, readonly CustomFieldTypes[]>> = {
  cart: [{ type: "CartLine", entity: "OrderLine", inputs: [], ownerInputs: ["AddToCartInput", "LineToAddInput"] }],
  catalog: [
    {
      type: "Product",
      inputs: ["CreateProductInput", "UpdateProductInput"],
      filter: "ProductFilter",
      sort: "ProductSort",
      row: "ImportProductRow",
    },
    { type: "Category", inputs: ["CreateCategoryInput", "UpdateCategoryInput"] },
  ],
  courses: [
    { type: "Course", inputs: ["CreateCourseInput", "UpdateCourseInput"], filter: "CourseFilter", sort: "CourseSort" },
  ],
  orders: [
    {
      type: "Order",
      inputs: ["ChangeOrderFieldsInput"],
      ownerInputs: ["CheckoutInput"],
      filter: "OrderFilter",
      sort: "OrderSort",
    },
    { type: "OrderLine", inputs: ["ChangeOrderLineFieldsInput"] },
  ],
  accounts: [
    {
      type: "User",
      inputs: ["ChangeUserFieldsInput"],
      ownerInputs: ["UpdateProfileInput"],
      registrationInputs: ["RegisterInput"],
      filter: "UserFilter",
      sort: "UserSort",
    },
    { type: "Address", inputs: [], ownerInputs: ["SaveAddressInput"] },
  ],
};

/**
 * Returns what the custom fields add to the SDL of a subgraph; empty without any. `known`: the names of the types that
 * its schema already has.
 */
export function customFieldsSdl(subgraph: string, customFields: CustomFields, known: ReadonlySet<string>): string {
  const declared = (customFieldTypes[subgraph] ?? [])
    .map((types) => ({ types, fields: declaredFor(types, customFields) }))
    .filter(({ fields }) => fields.length > 0);
  if (declared.length === 0) return "";
  const entities = declared.map(({ types, fields }) => entitySdl(types, fields));
  return [
    ...entities,
    ...sharedTypes(
      declared.flatMap(({ fields }) => fields),
      known,
    ),
  ].join("\n");
}

/** Returns the declared fields that a type gets. */
function declaredFor({ type, entity = type }: CustomFieldTypes, customFields: CustomFields): readonly NamedField[] {
  const fields = namedFields(customFields, entity);
  return entity === type ? fields : fields.filter(({ declared }) => isOwnerWritten(entity, declared));
}

function entitySdl(types: CustomFieldTypes, fields: readonly NamedField[]): string {
  const { type, entity = type, inputs, ownerInputs = [], registrationInputs = [], filter, sort, row } = types;
  const filtered = filteredFields(fields);
  const sorts = fields.flatMap(sortNames);
  const output = fields.map((field) => `${described(field)} ${field.name}: ${outputType(type, field)}${hint(field)}`);
  const ownersFields = fields.filter(({ declared }) => isOwnerWritten(entity, declared));
  const parts = [
    `extend type ${type} { "The fields that this shop has declared." custom: ${type}Custom! }`,
    `"The fields that this shop has declared for ${type}." type ${type}Custom @cacheControl(inheritMaxAge: true) { ${output.join(" ")} }`,
    ...fields.flatMap((field) => enumSdl(type, field)),
  ];
  if (inputs.length > 0) {
    parts.push(
      `"An absent field does not change; null removes its value." input ${type}CustomInput { ${inputFields(type, fields)} }`,
      ...inputs.map((name) => `extend input ${name} { custom: ${type}CustomInput }`),
    );
  }
  if (ownerInputs.length > 0 && ownersFields.length > 0) {
    parts.push(
      `"The fields that the owner writes. In a change, an absent field does not change; null removes its value." input ${type}CustomOwnerInput { ${inputFields(type, ownersFields)} }`,
      ...ownerInputs.map((name) => `extend input ${name} { custom: ${type}CustomOwnerInput }`),
    );
  }
  const registered = fields.filter(({ declared }) => declared.atRegistration === true);
  if (registrationInputs.length > 0 && registered.length > 0) {
    parts.push(
      `"The fields of the registration." input ${type}CustomRegistrationInput { ${inputFields(type, registered)} }`,
      ...registrationInputs.map((name) => `extend input ${name} { custom: ${type}CustomRegistrationInput }`),
    );
  }
  if (filter && filtered.length > 0) {
    parts.push(`extend input ${filter} { custom: ${type}CustomFilter }`);
    const conditions = filtered.flatMap((field) =>
      filterNames(field).map((name) => `${name}: ${filterType(type, field)}`),
    );
    parts.push(
      `"All given conditions must hold. Bounds are inclusive." input ${type}CustomFilter { ${conditions.join(" ")} }`,
    );
  }
  if (sort && sorts.length > 0) parts.push(`extend enum ${sort} { ${sorts.join(" ")} }`);
  if (row) {
    const cells = fields.map(({ name, declared }) => `${name}: ${cellType(declared)}`);
    parts.push(`extend input ${row} { custom: ${type}CustomCells }`);
    parts.push(
      `"The cells of a row with their texts unchanged. An empty one changes nothing." input ${type}CustomCells { ${cells.join(" ")} }`,
    );
  }
  return parts.join("\n");
}

function inputFields(type: string, fields: readonly NamedField[]): string {
  return fields
    .map((field) => `${described(field)} ${field.name}: ${inputType(type, field.name, field.declared)}`)
    .join(" ");
}

const described = ({ declared }: NamedField): string => JSON.stringify(declared.label.en);

/** A field for staff is never cached for others. */
const hint = ({ declared }: NamedField): string => (isPublic(declared) ? "" : " @cacheControl(maxAge: 0)");

const isPublic = ({ visibility = "public" }: CustomField): boolean => visibility === "public";

/** The name of the type of an enumeration. The suffix keeps it apart from the other names with the prefix. */
const enumName = (type: string, name: string): string =>
  `${type}Custom${name.charAt(0).toUpperCase()}${name.slice(1)}Value`;

function enumSdl(type: string, { name, declared }: NamedField): readonly string[] {
  const field = declared.kind === "list" ? declared.of : declared;
  if (field.kind !== "enumeration") return [];
  const values = Object.entries(field.values).map(([value, { en }]) => `${JSON.stringify(en)} ${value}`);
  return [`enum ${enumName(type, name)} { ${values.join(" ")} }`];
}

/** A field is null for objects from before its declaration, unless it has a default. */
function outputType(type: string, { name, declared }: NamedField): string {
  const named = typeName(type, name, declared, "output");
  const hasDefault = "default" in declared && declared.default !== undefined;
  // staff's fields are refused for others, and must not remove the public ones with them
  return hasDefault && isPublic(declared) ? `${named}!` : named;
}

const inputType = (type: string, name: string, field: CustomField): string => typeName(type, name, field, "input");

function typeName(type: string, name: string, field: CustomField, place: "input" | "output"): string {
  switch (field.kind) {
    case "text":
      return "String";
    case "number":
      return field.integer ? "Int" : "Float";
    case "boolean":
      return "Boolean";
    case "enumeration":
      return enumName(type, name);
    case "date":
      return "Date";
    case "money":
      return place === "input" ? "MoneyInput" : "Money";
    case "reference":
      return place === "input" ? "ID" : field.to;
    case "list": {
      const item = typeName(type, name, field.of, place);
      // an object of another subgraph may be missing
      return field.of.kind === "reference" && place === "output" ? `[${item}]` : `[${item}!]`;
    }
    case "json":
      return "JSON";
    case "translated":
      return place === "input" ? "TranslatedTextInput" : "TranslatedText";
  }
}

function filterType(type: string, { name, declared }: NamedField): string {
  switch (declared.kind) {
    case "money":
      return "Decimal";
    case "number":
    case "date":
    case "boolean":
    case "list":
      return inputType(type, name, declared);
    default:
      return `[${inputType(type, name, declared)}!]`;
  }
}

const cellType = (field: CustomField): string => (field.kind === "translated" ? "TranslatedTextInput" : "String");

/** Types that a subgraph may lack, by a word that needs them. */
function sharedTypes(fields: readonly NamedField[], known: ReadonlySet<string>): readonly string[] {
  const kinds = new Set(
    fields.flatMap(({ declared }) => [declared, ...(declared.kind === "list" ? [declared.of] : [])]),
  );
  const has = (kind: CustomField["kind"]): boolean => [...kinds].some((field) => field.kind === kind);
  const texts = locales.map((locale) => `${locale}: String`).join(" ");
  const targets = new Set(
    [...kinds].flatMap((field): ReferenceTarget[] => (field.kind === "reference" ? [field.to] : [])),
  );
  const definitions: [string, boolean, string][] = [
    ["Date", has("date"), `"A day: 2026-11-22." scalar Date`],
    ["Money", has("money"), `type Money @shareable { amount: Decimal! currency: CurrencyCode! }`],
    ["MoneyInput", has("money"), `input MoneyInput { amount: Decimal! currency: CurrencyCode! }`],
    ["Decimal", has("money"), `scalar Decimal`],
    ["CurrencyCode", has("money"), `scalar CurrencyCode`],
    ["JSON", has("json"), `scalar JSON`],
    ["TranslatedText", has("translated"), `type TranslatedText @shareable { ${texts} }`],
    ["TranslatedTextInput", has("translated"), `input TranslatedTextInput { ${texts} }`],
    ...[...targets].map((name): [string, boolean, string] => [
      name,
      true,
      `type ${name} @key(fields: "id", resolvable: false) { id: ID! }`,
    ]),
  ];
  return definitions.filter(([name, isNeeded]) => isNeeded && !known.has(name)).map(([, , sdl]) => sdl);
}
