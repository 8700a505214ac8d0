import type { Client } from "@urql/core";
import { refusalOf, type Refusal } from "../../../graph/refusal";
import type { UpdateProfileInput } from "../../../graph/schema-types.generated";
import type { InvalidFields } from "../../../ui/form/server-problems";
import { z } from "../../../ui/form/zod";
import type { FieldRules } from "../fields/field-rules";
import { ChangeProfileDocument } from "./profile.generated";

export function profileRule({ optional, username, phone }: FieldRules) {
  const locale = z.string();
  return z.object({ fullName: optional, username, phone, locale }) satisfies z.ZodType<UpdateProfileInput>;
}

export type ProfileValues = z.infer<ReturnType<typeof profileRule>>;

export type ProfileRefusal =
  | { readonly kind: "usernameTaken" }
  | { readonly kind: "invalid"; readonly fields: InvalidFields["fields"] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Changes the names, the phone and the language of the viewer. Returns undefined if that succeeded. */
export function changeProfile(
  graph: Client,
  { fullName, username, phone, locale }: ProfileValues,
): Promise<ProfileRefusal | undefined> {
  const names = { fullName: fullName || null, username: username || null };
  return sendProfile(graph, { ...names, phone: phone || null, locale: locale || null });
}

/** Changes the viewer's picture; null removes it. Returns undefined if that succeeded. */
export function changePicture(graph: Client, url: string | null): Promise<ProfileRefusal | undefined> {
  return sendProfile(graph, { avatar: url });
}

async function sendProfile(graph: Client, input: UpdateProfileInput): Promise<ProfileRefusal | undefined> {
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
