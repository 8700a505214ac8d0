import type { Client } from "@urql/core";
import { refusalOf, type Refusal } from "../../../graph/refusal";
import type { RegisterInput } from "../../../graph/schema-types.generated";
import type { InvalidFields } from "../../../ui/form/server-problems";
import { z } from "../../../ui/form/zod";
import type { FieldRules } from "../fields/field-rules";
import type { PasswordRules } from "../fields/new-password-field";
import { OpenAccountDocument } from "./register.generated";

export function registerRule(rules: FieldRules, passwordRules: PasswordRules) {
  return z.object({
    email: rules.email,
    fullName: rules.optional,
    password: rules.newPassword(passwordRules),
  }) satisfies z.ZodType<RegisterInput>;
}

export type RegisterRefusal =
  | { readonly kind: "emailTaken" | "weakPassword" }
  | { readonly kind: "invalid"; readonly fields: InvalidFields["fields"] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export type RegisterOutcome = { readonly kind: "sent"; readonly email: string } | RegisterRefusal;

export async function register(graph: Client, input: RegisterInput): Promise<RegisterOutcome> {
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
      return { kind: "invalid", fields: registered.fields };
    case undefined:
      return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
  }
}
