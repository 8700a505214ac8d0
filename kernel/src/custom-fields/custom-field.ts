import type { ZodType } from "zod";
import type { Locale } from "../values/locale.js";
import type { LocalizedText } from "../values/localized-text.js";
import type { DecimalMoney } from "../values/money.js";

/** `owner`: the user whom the object belongs to, and staff. */
export const visibilities = ["public", "staff", "owner"] as const;
export type Visibility = (typeof visibilities)[number];

/** The types that a `reference` may lead to. */
export const referenceTargets = ["Product", "Category", "Course", "User"] as const;
export type ReferenceTarget = (typeof referenceTargets)[number];

/** The users who write a field of an object that a user owns. `owner`: the owner, and staff. */
export const writers = ["owner", "staff"] as const;
export type Writer = (typeof writers)[number];

interface Common<Value> {
  /** The name of the field in forms, lists and pages. */
  readonly label: LocalizedText;
  /** The explanation beside the input. */
  readonly help?: LocalizedText;
  /** Default: `public`. */
  readonly visibility?: Visibility;
  /** A client must give a value, and may not remove it. Objects from before the declaration may lack it. */
  readonly required?: boolean;
  /** The value of an object without one of its own. */
  readonly default?: Value;
  /** Returns what is wrong with a value, for the person who entered it, or undefined. */
  readonly validate?: (value: Value) => string | undefined;
  /**
   * For objects that a user owns: who writes the field. Default: `owner`, as far as the owner reads the field. A pickup
   * code is public and written by `staff`.
   */
  readonly writtenBy?: Writer;
  /**
   * For objects that a user owns: the value is about the owner. It is erased with the owner's personal data, and the
   * audit log records only that it changed. Default: whether the owner writes the field.
   */
  readonly personal?: boolean;
  /** For users: the registration has an input. With `required`, an account needs a value. */
  readonly atRegistration?: boolean;
  /** The admin's list has a column. */
  readonly list?: boolean;
}

interface Filtered {
  /** Lists can be filtered by the field. */
  readonly filter?: boolean;
}
interface Sorted {
  /** Lists can be sorted by the field, in both directions. */
  readonly sort?: boolean;
}
interface Searched {
  /** The search finds words of the field. */
  readonly search?: boolean;
}

interface TextOptions extends Common<string>, Filtered, Sorted, Searched {
  /** In characters; default: 500. */
  readonly maxLength?: number;
  readonly multiline?: boolean;
  readonly pattern?: RegExp;
}
interface NumberOptions extends Common<number>, Filtered, Sorted {
  readonly integer?: boolean;
  /** Inclusive. */
  readonly min?: number;
  /** Inclusive. */
  readonly max?: number;
}
interface BooleanOptions extends Common<boolean>, Filtered {}
interface EnumerationOptions extends Common<string>, Filtered {
  /** The names of the choices in the graph, such as `NEW`, with their texts. */
  readonly values: Readonly<Record<string, LocalizedText>>;
}
interface DateOptions extends Common<string>, Filtered, Sorted {
  /** A day such as `2026-11-22`, inclusive. */
  readonly min?: string;
  /** Inclusive. */
  readonly max?: string;
}
interface MoneyOptions extends Common<DecimalMoney>, Filtered, Sorted {}
interface ReferenceOptions extends Omit<Common<string>, "default">, Filtered {
  readonly to: ReferenceTarget;
}
interface ListOptions extends Common<readonly unknown[]>, Filtered, Searched {
  /** The rule of each item. Its label is not shown. */
  readonly of: ItemField;
  /** Default: 50. */
  readonly maxItems?: number;
}
interface JsonOptions extends Omit<Common<unknown>, "list"> {
  readonly schema: ZodType;
}
interface TranslatedOptions extends Common<Readonly<Partial<Record<Locale, string>>>>, Searched {
  /** In characters; default: 500. */
  readonly maxLength?: number;
  readonly multiline?: boolean;
}

type Kind<Name extends string, Options> = Options & { readonly kind: Name };
export type TextField = Kind<"text", TextOptions>;
export type NumberField = Kind<"number", NumberOptions>;
export type BooleanField = Kind<"boolean", BooleanOptions>;
export type EnumerationField = Kind<"enumeration", EnumerationOptions>;
export type DateField = Kind<"date", DateOptions>;
export type MoneyField = Kind<"money", MoneyOptions>;
export type ReferenceField = Kind<"reference", ReferenceOptions>;
export type ListField = Kind<"list", ListOptions>;
export type JsonField = Kind<"json", JsonOptions>;
export type TranslatedField = Kind<"translated", TranslatedOptions>;

/** A field that may be the item of a list. */
export type ItemField = TextField | NumberField | EnumerationField | DateField | ReferenceField;
export type CustomField = ItemField | BooleanField | MoneyField | ListField | JsonField | TranslatedField;
export type CustomFieldKind = CustomField["kind"];

/** The fields that a project declares, by entity and name. */
export type CustomFields = Readonly<Partial<Record<string, Readonly<Record<string, CustomField>>>>>;

export const text = (options: TextOptions): TextField => ({ kind: "text", ...options });
export const number = (options: NumberOptions): NumberField => ({ kind: "number", ...options });
export const boolean = (options: BooleanOptions): BooleanField => ({ kind: "boolean", ...options });
export const enumeration = (options: EnumerationOptions): EnumerationField => ({ kind: "enumeration", ...options });
/** A day without a time. */
export const date = (options: DateOptions): DateField => ({ kind: "date", ...options });
/** An amount of more than 0 in the shop's currency. */
export const money = (options: MoneyOptions): MoneyField => ({ kind: "money", ...options });
export const reference = (options: ReferenceOptions): ReferenceField => ({ kind: "reference", ...options });
export const list = (options: ListOptions): ListField => ({ kind: "list", ...options });
export const json = (options: JsonOptions): JsonField => ({ kind: "json", ...options });
/** A text in each language of the shop. */
export const translated = (options: TranslatedOptions): TranslatedField => ({ kind: "translated", ...options });
