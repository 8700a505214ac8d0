import { Button, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { zodResolver } from "@hookform/resolvers/zod";
import { IconMail } from "@tabler/icons-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Link, useActionData, useSearchParams, data, redirect, type ActionFunctionArgs } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { refusalOf, statusOfRefusal, type Refusal } from "../../../graph/refusal";
import type { RequestOrderLinkInput } from "../../../graph/schema-types.generated";
import { FormProblem } from "../../../ui/form/form-problem";
import { Head } from "../../../ui/head/head";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { formErrors, problemsOf, type RefusedForm } from "../../../ui/form/refused-form";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { RequestOrderLinkDocument } from "./lookup.generated";
import { lookupRule } from "./lookup-rule";
import { actingGraphContext } from "../../../graph/graph-context";
import { FormFields } from "../../../ui/form/form-fields";

export const action = import.meta.env.SSR ? lookupAction : undefined;

/** For guests in another browser: mails a link to their order. The answer never reveals whether the order exists. */
export function Component() {
  const t = useTranslations("checkout.lookup");
  const [parameters] = useSearchParams();
  // the server does not repeat the address, because it would be in the URL
  const [sentTo, setSentTo] = useState<string | null | undefined>(parameters.has("sent") ? null : undefined);
  return (
    <>
      <Head title={t("title")} hidden />
      <Stack maw={480} mx="auto">
        <Title order={1}>{t("title")}</Title>
        {sentTo === undefined ? (
          <LookupForm sent={setSentTo} />
        ) : (
          <Sent email={sentTo} onSendAgain={() => setSentTo(undefined)} />
        )}
      </Stack>
    </>
  );
}

function LookupForm({ sent }: { readonly sent: (email: string) => void }) {
  const t = useTranslations("checkout.lookup");
  const [{ error }, request] = useMutation(RequestOrderLinkDocument);
  const refused = useActionData<RefusedLookup>();
  const [values] = useState({ number: "", email: "", ...refused?.values });
  const [shownErrors] = useState(() => formErrors<RequestOrderLinkInput>(refused?.problems));
  const { register, handleSubmit, formState } = useForm<RequestOrderLinkInput>({
    defaultValues: values,
    errors: shownErrors,
    resolver: zodResolver(lookupRule),
  });
  const { errors, isSubmitting } = formState;
  const textOfRefusal = useTextOfRefusal();
  const refusal = error ? refusalOf(error) : refused?.outcome;
  const send = async (input: RequestOrderLinkInput): Promise<void> => {
    const answer = await request({ input });
    if (answer.data?.requestOrderLink) sent(input.email);
  };
  return (
    <Paper component="form" method="post" withBorder p="lg" radius="md" noValidate onSubmit={handleSubmit(send)}>
      <Stack>
        <Text>{t("text")}</Text>
        <TextInput
          {...register("number")}
          defaultValue={values.number}
          label={t("number")}
          description={t("numberHint")}
          error={errors.number && t("errors.number")}
          autoComplete="off"
          required
          withAsterisk={false}
        />
        <TextInput
          {...register("email")}
          defaultValue={values.email}
          type="email"
          inputMode="email"
          autoComplete="email"
          label={t("email")}
          error={errors.email && t("errors.email")}
          required
          withAsterisk={false}
        />
        <FormProblem>{refusal && (refusal.kind === "captcha" ? textOfRefusal(refusal) : t("failed"))}</FormProblem>
        <Button type="submit" loading={isSubmitting}>
          {t("send")}
        </Button>
      </Stack>
    </Paper>
  );
}

function Sent({ email, onSendAgain }: { readonly email: string | null; readonly onSendAgain: () => void }) {
  const t = useTranslations("checkout.lookup");
  return (
    <div role="status">
      <EmptyState
        icon={<IconMail aria-hidden size={40} stroke={1.2} />}
        title={t("sentTitle")}
        text={email === null ? t("sentTextPlain") : t("sentText", { email })}
      >
        <Group justify="center">
          <Button component={Link} to="/login?returnTo=%2Faccount%2Forders">
            {t("signIn")}
          </Button>
          <Button component={Link} to="/orders/lookup" variant="default" onClick={onSendAgain}>
            {t("again")}
          </Button>
        </Group>
      </EmptyState>
    </div>
  );
}

type RefusedLookup = RefusedForm<Refusal>;

/** Has the link to the order mailed. */
async function lookupAction({ request, context }: ActionFunctionArgs) {
  const fields = await FormFields.of(request);
  const values = { number: fields.text("number"), email: fields.text("email") };
  const refused = (refusal: Omit<RefusedLookup, "values">, status: number) =>
    data({ values, ...refusal } satisfies RefusedLookup, { status });
  const checked = lookupRule.safeParse(values);
  if (!checked.success) return refused({ problems: problemsOf(checked.error) }, 422);
  const graph = context.get(actingGraphContext);
  const { error } = await graph.mutation(RequestOrderLinkDocument, { input: checked.data }).toPromise();
  if (!error) return redirect("/orders/lookup?sent", 303);
  const refusal = refusalOf(error);
  return refused({ outcome: refusal }, statusOfRefusal(refusal));
}
