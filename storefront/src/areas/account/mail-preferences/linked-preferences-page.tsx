import { Alert, Anchor, Text } from "@mantine/core";
import { data, Link, useActionData, useNavigation, useParams } from "react-router";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { usePageStatus } from "../../../app/page-status";
import { actingGraphContext, preload } from "../../../graph/graph-context";
import { refusalOf, statusOfRefusal, type Refusal } from "../../../graph/refusal";
import { FormFields } from "../../../ui/form/form-fields";
import { FormProblem } from "../../../ui/form/form-problem";
import { UnaddressedForm } from "../../../ui/form/unaddressed-form";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { Head } from "../../../ui/head/head";
import { ErrorState } from "../../../ui/page-state/error-state";
import { PageState } from "../../../ui/page-state/page-state";
import { AccountSkeleton } from "../components/account-skeleton";
import { EntryCard } from "../../../ui/entry-card/entry-card";
import { LinkedMailPreferencesDocument, SetLinkedMailPreferencesDocument } from "./mail-preferences.generated";
import { choicesForm, chosenIn, PreferenceBoxes } from "./preference-boxes";

type Outcome =
  { readonly kind: "saved" | "invalidLink" | "invalidForm" } | { readonly kind: "refused"; readonly refusal: Refusal };

/** Saves the choices of the form. Mail programs refuse the kind of their mail by the same address (RFC 8058). */
export async function action({ request, params: { token = "" }, context }: ActionFunctionArgs) {
  const graph = context.get(actingGraphContext);
  const fields = await FormFields.of(request);
  const known = await graph.query(LinkedMailPreferencesDocument, { token }).toPromise();
  const linked = known.data?.mailPreferencesByLink;
  if (!linked) return known.error ? refused(refusalOf(known.error)) : invalidLink();
  const isOneClick = fields.text("List-Unsubscribe") === "One-Click";
  if (!isOneClick && !fields.text(choicesForm)) return data<Outcome>({ kind: "invalidForm" }, { status: 422 });
  const preferences = isOneClick ? [{ kind: linked.kind, isAccepted: false }] : chosenIn(fields, linked.preferences);
  const saved = await graph.mutation(SetLinkedMailPreferencesDocument, { input: { token, preferences } }).toPromise();
  switch (saved.data?.setMailPreferencesByLink?.__typename) {
    case "MailPreferencesSaved":
      return data<Outcome>({ kind: "saved" });
    case "NotFound":
      return invalidLink();
    default:
      return refused(saved.error ? refusalOf(saved.error) : { kind: "failed" });
  }
}

function refused(refusal: Refusal) {
  return data<Outcome>({ kind: "refused", refusal }, { status: statusOfRefusal(refusal) });
}

function invalidLink() {
  return data<Outcome>({ kind: "invalidLink" }, { status: 404 });
}

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, LinkedMailPreferencesDocument, { token: args.params.token ?? "" });
  return null;
}

/** The page that the link in a marketing mail opens. Only its form changes anything, because mail scanners open links. */
export function Component() {
  const t = useTranslations("account.mailPreferences");
  const { token = "" } = useParams();
  const [answer, refetch] = useQuery({ query: LinkedMailPreferencesDocument, variables: { token } });
  const outcome = useActionData<Outcome>();
  const textOfRefusal = useTextOfRefusal();
  const isSaving = useNavigation().state !== "idle";
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <>
      <Head title={t("title")} hidden />
      <PageState answer={answer} loading={<AccountSkeleton height={240} />} retry={retry}>
        {({ mailPreferencesByLink: linked }) => {
          if (!linked) return answer.error ? <ErrorState error={answer.error} retry={retry} /> : <InvalidLink />;
          return (
            <EntryCard title={t("title")} text={t("linkText")}>
              {outcome?.kind === "saved" && (
                <Alert role="status" color="souk" variant="light">
                  {t("saved")}
                </Alert>
              )}
              <FormProblem>{outcome?.kind === "refused" && textOfRefusal(outcome.refusal)}</FormProblem>
              <UnaddressedForm>
                <PreferenceBoxes preferences={linked.preferences} isSaving={isSaving} />
              </UnaddressedForm>
              <Text size="sm" c="dimmed">
                {t("always")}
              </Text>
            </EntryCard>
          );
        }}
      </PageState>
    </>
  );
}

function InvalidLink() {
  const t = useTranslations("account.mailPreferences");
  usePageStatus(404);
  return (
    <EntryCard title={t("invalidTitle")} text={t("invalidText")}>
      <Anchor component={Link} to="/account/notifications" size="sm">
        {t("inAccount")}
      </Anchor>
    </EntryCard>
  );
}
