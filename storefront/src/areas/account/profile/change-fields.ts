import type { Client } from "@urql/core";
import { refusalOf, type Refusal } from "../../../graph/refusal";
import type { UpdateProfileInput } from "../../../graph/schema-types.generated";
import { changedCustom } from "../../../ui/custom-fields/custom-of-texts";
import type { CustomValuePartsFragment } from "../../../ui/custom-fields/custom-fields.generated";
import { customTextsRule } from "../../../ui/custom-fields/custom-texts-rule";
import { ofWholeFields, type CustomField } from "../../../ui/custom-fields/custom-values";
import type { InvalidFields } from "../../../ui/form/server-problems";
import { z } from "../../../ui/form/zod";
import { ChangeProfileDocument } from "./profile.generated";

/** Returns the validation rule of the form with the declared fields. */
export function fieldsRule(fields: readonly CustomField[]) {
  return z.object({ custom: customTextsRule(fields) });
}

export type FieldsValues = z.infer<ReturnType<typeof fieldsRule>>;

export type FieldsRefusal =
  | { readonly kind: "invalid"; readonly fields: InvalidFields["fields"] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export interface FieldsChange {
  readonly fields: readonly CustomField[];
  readonly saved: readonly CustomValuePartsFragment[];
  readonly values: FieldsValues;
}

/** Changes the viewer's values of the declared fields. Returns undefined if that succeeded or if nothing has changed. */
export async function changeFields(
  graph: Client,
  { fields, saved, values }: FieldsChange,
): Promise<FieldsRefusal | undefined> {
  const custom = changedCustom(fields, values.custom, saved);
  if (!custom) return undefined;
  const input: UpdateProfileInput & { readonly custom: object } = { custom };
  const { data, error } = await graph.mutation(ChangeProfileDocument, { input }).toPromise();
  const changed = data?.updateProfile;
  if (changed?.__typename === "User") return undefined;
  if (changed?.__typename === "InvalidInput") return { kind: "invalid", fields: ofWholeFields(changed).fields };
  return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
}
