import type { Client } from "@urql/core";
import { refusalOf, type Refusal } from "../../../graph/refusal";
import { customOfTexts, textsWithoutNumber } from "../../../ui/custom-fields/custom-of-texts";
import { wholeField, type CustomField } from "../../../ui/custom-fields/custom-values";
import type { RegisterInput } from "../../../graph/schema-types.generated";
import type { InvalidFields } from "../../../ui/form/server-problems";
import { z } from "../../../ui/form/zod";
import type { FieldRules } from "../fields/field-rules";
import type { PasswordRules } from "../fields/new-password-field";
import { OpenAccountDocument } from "./register.generated";

export interface RegistrationForm {
  readonly passwordRules: PasswordRules;
  /** The fields that the shop has declared for the registration. */
  readonly customFields: readonly CustomField[];
}

export function registerRule(rules: FieldRules, { passwordRules, customFields }: RegistrationForm) {
  return z.object({
    email: rules.email,
    fullName: rules.optional,
    password: rules.newPassword(passwordRules),
    /** The texts of declared fields. */
    custom: z.record(z.string(), z.string()).superRefine((texts, context) => {
      for (const name of textsWithoutNumber(customFields, texts))
        context.addIssue({ code: "custom", path: [name], message: rules.number });
    }),
  });
}

export type RegisterValues = z.infer<ReturnType<typeof registerRule>>;

export type RegisterRefusal =
  | { readonly kind: "emailTaken" | "weakPassword" }
  | { readonly kind: "invalid"; readonly fields: InvalidFields["fields"] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export type RegisterOutcome = { readonly kind: "sent"; readonly email: string } | RegisterRefusal;

export async function register(
  graph: Client,
  { custom: texts, ...values }: RegisterValues,
  customFields: readonly CustomField[],
): Promise<RegisterOutcome> {
  const custom = customOfTexts(customFields, texts);
  const input: RegisterInput & { readonly custom?: object } = { ...values, ...(custom ? { custom } : {}) };
  const { data, error } = await graph.mutation(OpenAccountDocument, { input }).toPromise();
  const registered = data?.register;
  switch (registered?.__typename) {
    case "VerificationSent":
      return { kind: "sent", email: registered.email };
    case "EmailTaken":
      return { kind: "emailTaken" };
    case "WeakPassword":
      return { kind: "weakPassword" };
    case "InvalidInput":
      return {
        kind: "invalid",
        fields: registered.fields.map(({ path, message }) => ({ path: wholeField(path), message })),
      };
    case undefined:
      return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
  }
}
