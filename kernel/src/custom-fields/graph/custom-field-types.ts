import { Directive, Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import type { CustomField, CustomFieldKind, Visibility } from "../custom-field.js";
import {
  readableFields,
  shownValue,
  storedValue,
  type CustomValues,
  type EntityField,
  type EntityFields,
} from "../entity-fields.js";
import { isOwner, type Viewer } from "../../identity/viewer.js";
import { customText } from "../custom-texts.js";
import type { LocalizedText } from "../../values/localized-text.js";
import { JsonScalar } from "../../graph/scalars.js";

export enum CustomFieldKindEnum {
  TEXT = "TEXT",
  NUMBER = "NUMBER",
  BOOLEAN = "BOOLEAN",
  ENUMERATION = "ENUMERATION",
  DATE = "DATE",
  MONEY = "MONEY",
  REFERENCE = "REFERENCE",
  LIST = "LIST",
  JSON = "JSON",
  TRANSLATED = "TRANSLATED",
}

registerEnumType(CustomFieldKindEnum, {
  name: "CustomFieldKind",
  valuesConfig: {
    DATE: { description: "A day without a time: `2026-11-22`." },
    REFERENCE: { description: "The id of another object." },
    TRANSLATED: { description: "A text in each language." },
  },
});

export enum CustomFieldVisibilityEnum {
  PUBLIC = "PUBLIC",
  OWNER = "OWNER",
  STAFF = "STAFF",
}

registerEnumType(CustomFieldVisibilityEnum, {
  name: "CustomFieldVisibility",
  valuesConfig: { OWNER: { description: "The user whom the object belongs to, and admins." } },
});

const inherits = "@cacheControl(inheritMaxAge: true)";

@Directive("@shareable")
@Directive(inherits)
@ObjectType("TranslatedText", { description: "A text in each language. Null where it is missing." })
export class TranslatedTextType {
  @Field(() => String, { nullable: true })
  en!: string | null;

  @Field(() => String, { nullable: true })
  fr!: string | null;
}

@Directive(inherits)
@ObjectType("CustomFieldChoice")
export class CustomFieldChoiceType {
  @Field(() => String, { description: "The name in the graph." })
  value!: string;

  @Field(() => TranslatedTextType)
  label!: TranslatedTextType;
}

@Directive(inherits)
@ObjectType("CustomField", {
  description: "A field that this shop has declared for a type, as forms and lists need it.",
})
export class CustomFieldType {
  @Field(() => String, { description: "The name of the field in the type's `custom`, its inputs and filters." })
  name!: string;

  @Field(() => CustomFieldKindEnum)
  kind!: CustomFieldKindEnum;

  @Field(() => CustomFieldKindEnum, {
    nullable: true,
    description: "The kind of the items of a LIST. Null for other kinds.",
  })
  itemKind!: CustomFieldKindEnum | null;

  @Field(() => TranslatedTextType)
  label!: TranslatedTextType;

  @Field(() => TranslatedTextType, { nullable: true })
  help!: TranslatedTextType | null;

  @Field(() => CustomFieldVisibilityEnum, { description: "The viewers who may read the field." })
  visibility!: CustomFieldVisibilityEnum;

  @Field(() => Boolean, {
    description:
      "The owner of an object gives a value, such as a buyer at the checkout. False for types without owners.",
  })
  isWrittenByOwner!: boolean;

  @Field(() => Boolean, { description: "A user gives a value in `register`. False for other types than USER." })
  isAtRegistration!: boolean;

  @Field(() => Boolean)
  isRequired!: boolean;

  @Field(() => Boolean, { description: "Lists can be filtered by it." })
  isFilter!: boolean;

  @Field(() => Boolean, { description: "Lists can be sorted by it: `CUSTOM_<NAME>` and `CUSTOM_<NAME>_DESC`." })
  isSortable!: boolean;

  @Field(() => Boolean, { description: "The admin's list has a column for it." })
  isListed!: boolean;

  @Field(() => Boolean, { description: "Whole numbers only." })
  isInteger!: boolean;

  @Field(() => Boolean)
  isMultiline!: boolean;

  @Field(() => Int, { nullable: true, description: "In characters. Null for the default of 500, and for other kinds." })
  maxLength!: number | null;

  @Field(() => Float, { nullable: true, description: "The least NUMBER, inclusive. Null without one." })
  minimum!: number | null;

  @Field(() => Float, { nullable: true, description: "The largest NUMBER, inclusive. Null without one." })
  maximum!: number | null;

  @Field(() => [CustomFieldChoiceType], {
    description: "The choices of an ENUMERATION, or of a LIST of them; otherwise empty.",
  })
  choices!: CustomFieldChoiceType[];

  @Field(() => String, { nullable: true, description: "The shop's currency for a MONEY. Null for other kinds." })
  currency!: string | null;

  @Field(() => String, { nullable: true, description: "The type that a REFERENCE leads to." })
  target!: string | null;
}

@Directive("@shareable")
@Directive(inherits)
@ObjectType("CustomValue", { description: "The value of a declared field, for clients that do not know the field." })
export class CustomValueType {
  @Field(() => String)
  name!: string;

  @Field(() => TranslatedTextType)
  label!: TranslatedTextType;

  @Field(() => Boolean, { description: "As `CustomField.isWrittenByOwner`." })
  isWrittenByOwner!: boolean;

  @Field(() => JsonScalar, { description: "As the type's `custom` has it; a reference is an id." })
  value!: unknown;

  @Field(() => TranslatedTextType, {
    nullable: true,
    description: "The value as people read it. Null for a REFERENCE and for JSON.",
  })
  text!: TranslatedTextType | null;
}

/** Describes a field to clients. */
export function customFieldTypeFrom(
  { name, declared, visibility, isWrittenByOwner, isAtRegistration, stored }: EntityField,
  currency: string,
): CustomFieldType {
  const item = declared.kind === "list" ? declared.of : declared;
  const option = <Value>(key: string, none: Value): Value =>
    (new Map<string, unknown>(Object.entries(item)).get(key) as Value | undefined) ?? none;
  const fields: CustomFieldType = {
    name,
    kind: kindOf(declared.kind),
    itemKind: declared.kind === "list" ? kindOf(item.kind) : null,
    label: translated(declared.label),
    help: declared.help ? translated(declared.help) : null,
    visibility: CustomFieldVisibilityEnum[visibility.toUpperCase() as Uppercase<Visibility>],
    isWrittenByOwner,
    isAtRegistration,
    isRequired: declared.required === true,
    isFilter: "filter" in declared && declared.filter === true,
    isSortable: stored.isSorted,
    isListed: "list" in declared && declared.list === true,
    isInteger: option("integer", false),
    isMultiline: option("multiline", false),
    maxLength: option("maxLength", null),
    minimum: item.kind === "number" ? option("min", null) : null,
    maximum: item.kind === "number" ? option("max", null) : null,
    choices: choicesOf(item),
    currency: declared.kind === "money" ? currency : null,
    target: option("to", null),
  };
  return Object.assign(new CustomFieldType(), fields);
}

/** Returns the values that a viewer may read, of an object that a user owns. */
export function readableValuesFrom(
  fields: EntityFields,
  { custom, ownerId }: { readonly custom: CustomValues; readonly ownerId: string },
  viewer: Viewer,
): CustomValueType[] {
  return customValuesFrom(readableFields(fields, { isAdmin: false, isOwner: isOwner(viewer, ownerId) }), custom);
}

/** Returns the values that the object has, with those of defaults. */
export function customValuesFrom(fields: readonly EntityField[], values: CustomValues): CustomValueType[] {
  return fields
    .filter((field) => storedValue(field, values) !== null)
    .map((field) => {
      const text = customText(field, values);
      const shown: CustomValueType = {
        name: field.name,
        isWrittenByOwner: field.isWrittenByOwner,
        label: translated(field.declared.label),
        value: shownValue(field, values),
        text: text && translated(text),
      };
      return Object.assign(new CustomValueType(), shown);
    });
}

function choicesOf(field: CustomField): CustomFieldChoiceType[] {
  if (field.kind !== "enumeration") return [];
  return Object.entries(field.values).map(([value, label]) =>
    Object.assign(new CustomFieldChoiceType(), { value, label: translated(label) }),
  );
}

const kindOf = (kind: CustomFieldKind): CustomFieldKindEnum =>
  CustomFieldKindEnum[kind.toUpperCase() as Uppercase<CustomFieldKind>];

const translated = (texts: LocalizedText): TranslatedTextType => Object.assign(new TranslatedTextType(), texts);
