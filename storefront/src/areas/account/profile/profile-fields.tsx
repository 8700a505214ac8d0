import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { UpdateProfileInput } from "../../../graph/schema-types.generated";
import type { CustomValuePartsFragment } from "../../../ui/custom-fields/custom-fields.generated";
import type { CustomField } from "../../../ui/custom-fields/custom-values";
import { DeclaredFieldsForm } from "../../../ui/custom-fields/declared-fields-form";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { Section } from "../components/section";
import { ChangeProfileDocument } from "./profile.generated";

export interface ProfileFieldsProps {
  /** The fields that the viewer writes. */
  readonly fields: readonly CustomField[];
  readonly values: readonly CustomValuePartsFragment[];
}

/** The fields that the shop has declared for its users. */
export function ProfileFields({ fields, values }: ProfileFieldsProps) {
  const t = useTranslations("account.profile");
  const refusalText = useRefusalText();
  const [, change] = useMutation(ChangeProfileDocument);
  if (fields.length === 0) return null;
  return (
    <Section title={t("more")}>
      <DeclaredFieldsForm
        fields={fields}
        values={values}
        save={async (custom) => {
          const input: UpdateProfileInput & { readonly custom: object } = { custom };
          const { data, error } = await change({ input });
          const outcome = data?.updateProfile;
          if (outcome?.__typename === "User") return { kind: "saved" };
          if (outcome?.__typename === "InvalidInput") return { kind: "invalid", fields: outcome.fields };
          return { kind: "refused", text: refusalText(error) };
        }}
      />
    </Section>
  );
}
