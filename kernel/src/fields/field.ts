import { z, type ZodType } from "zod";
import { toDecimalMoney, type DecimalMoney, type Money } from "../values/money.js";

/** The kind of a field's values. It decides the SQL columns, the cell of a file and the value in the audit log. */
export type FieldKind = "text" | "boolean" | "integer" | "texts" | "money";

export interface FieldContext {
  /** The shop's one currency. */
  readonly currency: string;
}

/** One scalar field of an entity: the only place where the domain describes it. */
export interface Field {
  readonly kind: FieldKind;
  /** Validates a client's value. A rule that accepts null makes the field nullable. */
  readonly rule: (context: FieldContext) => ZodType;
  /** `absent` is the value of a new entity when the client gives none. */
  readonly create: "required" | "never" | { readonly absent: unknown };
  readonly update: "allowed" | "never";
  /** The field in a row of an imported file. `clears`: a blank cell sets null; otherwise it changes nothing. */
  readonly cell?: { readonly name: string; readonly blank?: "clears" };
  /** `range`: lists can be filtered by a minimum and a maximum. */
  readonly filter?: "range";
}

export type Fields = Readonly<Record<string, Field>>;

/** Declares the scalar fields of an entity and keeps their exact types. */
export function declareFields<const F extends Fields>(fields: F): F {
  return fields;
}

type ReadOnly<T> = T extends readonly (infer Item)[] ? readonly Item[] : T;
/** The value of a field in the domain. */
export type ValueOf<F extends Field> = ReadOnly<z.output<ReturnType<F["rule"]>>>;
/** The value of a field as a client gives it. */
export type GivenOf<F extends Field> = ReadOnly<z.input<ReturnType<F["rule"]>>>;

/** The names of the fields whose property `Key` is a `Value`. */
export type NamesWhere<F extends Fields, Key extends keyof Field, Value> = {
  [Name in keyof F]: Key extends keyof F[Name] ? (F[Name][Key] extends Value ? Name : never) : never;
}[keyof F] &
  string;
type RequiredNames<F extends Fields> = NamesWhere<F, "create", "required">;
type OptionalNames<F extends Fields> = NamesWhere<F, "create", { readonly absent: unknown }>;
type UpdatableNames<F extends Fields> = NamesWhere<F, "update", "allowed">;

/** All fields of a stored entity. */
export type Values<F extends Fields> = { readonly [Name in keyof F]: ValueOf<F[Name]> };
/** The fields to change. */
export type Change<F extends Fields> = { readonly [Name in UpdatableNames<F>]?: ValueOf<F[Name]> | undefined };

/** The input of a creation. */
export type CreateInput<F extends Fields> = { readonly [Name in RequiredNames<F>]: GivenOf<F[Name]> } & {
  readonly [Name in OptionalNames<F>]?: GivenOf<F[Name]> | null | undefined;
};
/** The input of an update. */
export type UpdateInput<F extends Fields> = {
  readonly [Name in UpdatableNames<F>]?: GivenOf<F[Name]> | null | undefined;
};

/** The values in the API and in the audit log: money is a decimal. */
export type ShownValues<F extends Fields> = {
  readonly [Name in keyof F]: F[Name]["kind"] extends "money" ? DecimalMoney : ValueOf<F[Name]>;
};

/**
 * The properties of `T`, none of which may be left out. A graph class that implements it does not compile without a
 * field that the domain declares.
 */
export type AllOf<T> = { readonly [Name in keyof { [Each in keyof T]-?: unknown }]: T[Name] };

type Shape<F extends Fields, Name extends keyof F> = { [Each in Name]: ZodType<ValueOf<F[Each]>, GivenOf<F[Each]>> };

/** Validates the input of a creation and fills in absent values. */
export function createRule<F extends Fields>(
  fields: F,
  context: FieldContext,
): z.ZodObject<Shape<F, RequiredNames<F> | OptionalNames<F>>> {
  const shape: Record<string, ZodType> = {};
  for (const [name, { rule, create }] of Object.entries(fields)) {
    if (create === "required") shape[name] = rule(context);
    else if (create !== "never")
      shape[name] = rule(context)
        .nullish()
        .transform((value) => value ?? create.absent);
  }
  return z.object(shape) as never;
}

const notNull = "cannot be null; leave it out to keep it";

/** Validates the input of an update. An absent field does not change; null is refused unless the rule accepts it. */
export function updateRule<F extends Fields>(
  fields: F,
  context: FieldContext,
): z.ZodObject<{ [Name in UpdatableNames<F>]: z.ZodOptional<ZodType<ValueOf<F[Name]>, GivenOf<F[Name]>>> }> {
  const shape: Record<string, ZodType> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (field.update === "never") continue;
    const rule = field.rule(context);
    const isNullable = rule.safeParse(null).success;
    shape[name] = (
      isNullable
        ? rule
        : z
            .unknown()
            .refine((value): boolean => value !== null, notNull)
            .pipe(rule)
    ).optional();
  }
  return z.object(shape) as never;
}

/** Returns the values of a new entity for the fields that a client may leave out. */
export function absentValues<F extends Fields>(fields: F): Pick<Values<F>, OptionalNames<F>> {
  const optional = Object.entries(fields).flatMap(([name, { create }]) =>
    typeof create === "object" ? [[name, create.absent] as const] : [],
  );
  return Object.fromEntries(optional) as never;
}

/** Returns the fields of an entity, without its other properties, as the API and the audit log show them. */
export function shownValues<F extends Fields>(fields: F, values: Values<F>): ShownValues<F> {
  const shown = Object.entries(fields).map(([name, { kind }]) => {
    const value: unknown = values[name];
    return [name, kind === "money" ? toDecimalMoney(value as Money) : value];
  });
  return Object.fromEntries(shown) as never;
}
