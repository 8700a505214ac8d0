import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
import { DeclaredFieldsForm } from "../../../../ui/custom-fields/declared-fields-form";
import { Section } from "../../components/section";
import { useFieldsOutcome } from "../components/use-fields-outcome";
import { AdminChangeUserFieldsDocument, type AdminUserFieldsFragment } from "./customer-fields.generated";

export interface CustomerFieldsProps {
  readonly user: AdminUserFieldsFragment;
  readonly fields: readonly CustomField[];
}

/** The values of the fields that the shop has declared for users. */
export function CustomerFields({ user: { id, allCustomValues }, fields }: CustomerFieldsProps) {
  const t = useTranslations("shared.customFields");
  const outcomeOf = useFieldsOutcome("User");
  const [, change] = useMutation(AdminChangeUserFieldsDocument);
  if (fields.length === 0) return null;
  return (
    <Section title={t("title")}>
      <DeclaredFieldsForm
        fields={fields}
        values={allCustomValues ?? []}
        save={async (custom) => {
          const input = { id, custom };
          const { data, error } = await change({ input });
          return outcomeOf(data?.changeUserFields, error);
        }}
      />
    </Section>
  );
}
