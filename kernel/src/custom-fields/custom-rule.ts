import { z, type ZodType } from "zod";
import type { FieldContext } from "../fields/field.js";
import { locales } from "../values/locale.js";
import { moneyRule } from "../values/money-rule.js";
import { isUuid } from "../values/uuid.js";
import type { CustomField, DateField, EnumerationField, ListField, NumberField, TextField } from "./custom-field.js";

const defaultMaxLength = 500;
const defaultMaxItems = 50;
const maxJsonLength = 20_000;

/** Returns the rule of a client's value. Its result is the stored value; a blank text is null. */
export function customRule(field: CustomField, context: FieldContext): ZodType {
  const rule = ruleOf(field, context);
  const { validate } = field as { readonly validate?: (value: unknown) => string | undefined };
  if (!validate) return rule;
  return rule.superRefine((value, problems) => {
    const message = value === null ? undefined : validate(value);
    if (message !== undefined) problems.addIssue({ code: "custom", message });
  });
}

function ruleOf(field: CustomField, context: FieldContext): ZodType {
  switch (field.kind) {
    case "text":
      return textRule(field);
    case "number":
      return numberRule(field);
    case "boolean":
      return z.boolean("must be true or false");
    case "enumeration":
      return choiceRule(field);
    case "date":
      return dateRule(field);
    case "money":
      return moneyRule(context.currency);
    case "reference":
      return z
        .string()
        .refine(isUuid, "is not an id")
        .transform((id) => id.toLowerCase());
    case "list":
      return listRule(field, context);
    case "json":
      return field.schema.refine((value) => (JSON.stringify(value) ?? "").length <= maxJsonLength, "is too long");
    case "translated":
      return translatedRule(field.maxLength);
  }
}

const length = (max: number): string => `must be at most ${max.toLocaleString("en")} characters`;

function textRule({ maxLength = defaultMaxLength, pattern }: TextField): ZodType {
  const trimmed = z.string().trim().max(maxLength, length(maxLength));
  const matching = pattern
    ? trimmed.refine((text) => text === "" || new RegExp(pattern).test(text), "has the wrong form")
    : trimmed;
  return matching.transform((text) => text || null);
}

function numberRule({ integer, min, max }: NumberField): ZodType {
  let rule = integer ? z.int("must be a whole number") : z.number("must be a number");
  if (min !== undefined) rule = rule.min(min, `must be at least ${min}`);
  if (max !== undefined) rule = rule.max(max, `must be at most ${max}`);
  return rule;
}

function choiceRule({ values }: EnumerationField): ZodType {
  const names = Object.keys(values);
  return z.enum(names, `must be one of ${names.join(", ")}`);
}

function dateRule({ min, max }: DateField): ZodType {
  return z.iso
    .date("must be a day such as 2026-11-22")
    .refine((day) => min === undefined || day >= min, `must not be before ${min}`)
    .refine((day) => max === undefined || day <= max, `must not be after ${max}`);
}

function listRule({ of, maxItems = defaultMaxItems }: ListField, context: FieldContext): ZodType {
  const item = customRule(of, context).refine((value) => value !== null, "must not be empty");
  return z.array(item).max(maxItems, `must be at most ${maxItems} items`);
}

function translatedRule(maxLength = defaultMaxLength): ZodType {
  const text = z
    .string()
    .trim()
    .max(maxLength, length(maxLength))
    .nullish()
    .transform((given) => given || null);
  return z
    .object(Object.fromEntries(locales.map((locale) => [locale, text])))
    .transform((texts) => (Object.values(texts).some(Boolean) ? texts : null));
}
