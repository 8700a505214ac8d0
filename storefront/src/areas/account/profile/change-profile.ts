import type { Client } from "@urql/core";
import { refusalOf, type Refusal } from "../../../graph/refusal";
import type { UpdateProfileInput } from "../../../graph/schema-types.generated";
import type { InvalidFields } from "../../../ui/form/server-problems";
import { z } from "../../../ui/form/zod";
import type { FieldRules } from "../fields/field-rules";
import { ChangeProfileDocument } from "./profile.generated";

export function profileRule({ optional, username }: FieldRules) {
  return z.object({ fullName: optional, username }) satisfies z.ZodType<UpdateProfileInput>;
}

export type ProfileValues = z.infer<ReturnType<typeof profileRule>>;

export type ProfileRefusal =
  | { readonly kind: "usernameTaken" }
  | { readonly kind: "invalid"; readonly fields: InvalidFields["fields"] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Changes the viewer's profile. Returns undefined if that succeeded. */
export async function changeProfile(
  graph: Client,
  { fullName, username }: ProfileValues,
): Promise<ProfileRefusal | undefined> {
  const input = { fullName: fullName || null, username: username || null };
  const { data, error } = await graph.mutation(ChangeProfileDocument, { input }).toPromise();
  const changed = data?.updateProfile;
  switch (changed?.__typename) {
    case "User":
      return undefined;
    case "Conflict":
      return { kind: "usernameTaken" };
    case "InvalidInput":
      return { kind: "invalid", fields: changed.fields };
    case undefined:
      return { kind: "refused", refusal: error ? refusalOf(error) : { kind: "failed" } };
  }
}
