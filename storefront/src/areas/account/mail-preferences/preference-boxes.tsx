import { Button, Checkbox, Stack } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { FormFields } from "../../../ui/form/form-fields";
import type { MailPreferenceInput } from "../../../graph/schema-types.generated";
import type { MailPreferencePartsFragment } from "./mail-preferences.generated";

interface PreferenceBoxesProps {
  readonly preferences: readonly MailPreferencePartsFragment[];
  readonly isSaving: boolean;
}

/** Marks the form: without it, a request without fields would refuse everything. */
export const choicesForm = "choices";

/** The fields of a form: one box for each kind of mail, checked if the reader accepts it. */
export function PreferenceBoxes({ preferences, isSaving }: PreferenceBoxesProps) {
  const t = useTranslations("account.mailPreferences");
  return (
    <Stack gap="md">
      <input type="hidden" name={choicesForm} value="1" />
      {preferences.map(({ kind, isAccepted }) => (
        <Checkbox
          key={kind}
          name={kind}
          value="1"
          defaultChecked={isAccepted}
          label={t(`kinds.${kind}.label`)}
          description={t(`kinds.${kind}.text`)}
        />
      ))}
      <Button type="submit" loading={isSaving} style={{ alignSelf: "flex-start" }}>
        {t("save")}
      </Button>
    </Stack>
  );
}

/** Returns the choices of a sent form. A form does not contain boxes that are not checked. */
export function chosenIn(
  fields: FormFields,
  preferences: readonly MailPreferencePartsFragment[],
): MailPreferenceInput[] {
  return preferences.map(({ kind }) => ({ kind, isAccepted: fields.text(kind) !== "" }));
}
