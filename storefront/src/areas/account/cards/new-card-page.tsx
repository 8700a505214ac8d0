import { zodResolver } from "@hookform/resolvers/zod";
import { Anchor, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { FormProvider, useForm } from "react-hook-form";
import { Link, useActionData, useHref, useNavigate, type LoaderFunctionArgs } from "react-router";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { ShellDocument } from "../../../app/viewer/viewer.generated";
import { preload } from "../../../graph/graph-context";
import { CardFields } from "../../../ui/card/card-fields";
import { emptyCard, type CardValues } from "../../../ui/card/card-rule";
import { FormProblem } from "../../../ui/form/form-problem";
import { formErrors, type FieldProblems } from "../../../ui/form/refused-form";
import { showInvalidFields } from "../../../ui/form/server-problems";
import { toast } from "../../../ui/toast/toast";
import { PageTitle } from "../components/page-title";
import { MyCardsDocument } from "./cards.generated";
import { addCard, cardFormRule, type CardRefusal } from "./change-cards";
import { newCardAction, type RefusedCard } from "./new-card-action";
import { useCardRefusal } from "./use-card-refusal";

export const action = import.meta.env.SSR ? newCardAction : undefined;

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, ShellDocument, {});
  return null;
}

/** Saves a card for the viewer. */
export function Component() {
  const t = useTranslations("account.cards");
  const common = useTranslations("account.dialog");
  const graph = useClient();
  const navigate = useNavigate();
  const problemsOf = useCardProblems();
  const refused = useActionData<RefusedCard>();
  const [first] = useState(() =>
    refused?.outcome ? problemsOf(refused.outcome) : { fields: refused?.problems ?? {} },
  );
  const [problem, setProblem] = useState(first.form);
  const [shownErrors] = useState(() => formErrors<{ details: CardValues }>(first.fields));
  const form = useForm({
    resolver: zodResolver(cardFormRule),
    defaultValues: { details: emptyCard },
    errors: shownErrors,
  });
  const submit = form.handleSubmit(async ({ details }) => {
    setProblem(undefined);
    const outcome = await addCard(graph, details);
    if (outcome.kind === "added") {
      await graph.query(MyCardsDocument, {}, { requestPolicy: "network-only" }).toPromise();
      toast({ message: t("added", { name: t("name", { brand: outcome.brand, last4: outcome.last4 }) }) });
      return navigate("/account/cards");
    }
    const problems = problemsOf(outcome);
    const [stranger] = showInvalidFields(form, {
      fields: Object.entries(problems.fields).map(([path, message]) => ({ path, message })),
    });
    return setProblem(problems.form ?? stranger);
  });
  return (
    <>
      <PageTitle>{t("add")}</PageTitle>
      <Anchor component={Link} to="/account/cards" w="fit-content">
        {t("back")}
      </Anchor>
      <FormProvider {...form}>
        <form method="post" action={useHref("/account/cards/new")} onSubmit={(event) => void submit(event)} noValidate>
          <Stack gap="md" maw={420}>
            <Text size="sm" c="dimmed">
              {t("addText")}
            </Text>
            <FormProblem>{problem}</FormProblem>
            <CardFields at="details" />
            <Group>
              <Button type="submit" loading={form.formState.isSubmitting}>
                {t("save")}
              </Button>
              <Button component={Link} to="/account/cards" variant="default">
                {common("cancel")}
              </Button>
            </Group>
          </Stack>
        </form>
      </FormProvider>
    </>
  );
}

/** Returns the texts of a refusal: beside the fields that it names, or for the whole form. */
function useCardProblems() {
  const textOf = useCardRefusal();
  return (refusal: CardRefusal): { readonly fields: FieldProblems; readonly form?: string } =>
    refusal.kind === "invalid"
      ? { fields: Object.fromEntries(refusal.fields.map(({ path, message }) => [path, message])) }
      : { fields: {}, form: textOf(refusal) };
}
