import { useState, type SyntheticEvent } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormFields } from "../../../ui/form/form-fields";
import { FormProblem } from "../../../ui/form/form-problem";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { ErrorState } from "../../../ui/page-state/error-state";
import { PageState, type Answer } from "../../../ui/page-state/page-state";
import { toast } from "../../../ui/toast/toast";
import { AccountSkeleton } from "../components/account-skeleton";
import { Section } from "../components/section";
import { SetMyMailPreferencesDocument, type MailPreferencePartsFragment } from "./mail-preferences.generated";
import { chosenIn, PreferenceBoxes } from "./preference-boxes";

interface MyPreferencesProps {
  readonly answer: Answer<{ readonly mailPreferences: readonly MailPreferencePartsFragment[] | null }>;
  readonly retry: () => void;
}

/** The part of the account in which the viewer chooses the marketing mails that they get. */
export function MyPreferences({ answer, retry }: MyPreferencesProps) {
  const t = useTranslations("account.mailPreferences");
  return (
    <Section title={t("title")} text={t("text")}>
      <PageState answer={answer} loading={<AccountSkeleton height={160} />} retry={retry}>
        {({ mailPreferences }) =>
          mailPreferences ? (
            <PreferencesForm preferences={mailPreferences} />
          ) : (
            <ErrorState error={answer.error} retry={retry} />
          )
        }
      </PageState>
    </Section>
  );
}

function PreferencesForm({ preferences }: { readonly preferences: readonly MailPreferencePartsFragment[] }) {
  const t = useTranslations("account.mailPreferences");
  const refusalText = useRefusalText();
  const [{ fetching }, save] = useMutation(SetMyMailPreferencesDocument);
  const [problem, setProblem] = useState<string>();
  const submit = async (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    setProblem(undefined);
    const fields = FormFields.from(new FormData(event.currentTarget));
    const { data, error } = await save({ input: { preferences: chosenIn(fields, preferences) } });
    if (data?.setMailPreferences?.__typename === "MailPreferencesSaved") return toast({ message: t("saved") });
    setProblem(refusalText(error));
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <FormProblem>{problem}</FormProblem>
      <PreferenceBoxes preferences={preferences} isSaving={fetching} />
    </form>
  );
}
