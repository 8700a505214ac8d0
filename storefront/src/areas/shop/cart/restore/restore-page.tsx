import { Anchor, Button } from "@mantine/core";
import { data, Link, redirect, useActionData, useNavigation, type ActionFunctionArgs } from "react-router";
import { useTranslations } from "use-intl/react";
import { actingGraphContext } from "../../../../graph/graph-context";
import { statusOfRefusal } from "../../../../graph/refusal";
import { FormProblem } from "../../../../ui/form/form-problem";
import { UnaddressedForm } from "../../../../ui/form/unaddressed-form";
import { useTextOfRefusal } from "../../../../ui/form/use-refusal-text";
import { Head } from "../../../../ui/head/head";
import { EntryCard } from "../../../../ui/entry-card/entry-card";
import { restoreCart, type RestoreOutcome } from "./restore-cart";

export async function action({ params: { token = "" }, context }: ActionFunctionArgs) {
  const outcome = await restoreCart(context.get(actingGraphContext), token);
  if (outcome.kind === "restored") return redirect("/cart", 303);
  if (outcome.kind === "refused") return data(outcome, { status: statusOfRefusal(outcome.refusal) });
  return data(outcome, { status: outcome.kind === "invalidLink" ? 404 : 422 });
}

/** The page that the link of a reminder opens. Only its form changes anything, because mail scanners open links. */
export function Component() {
  const t = useTranslations("shop.restore");
  const textOfRefusal = useTextOfRefusal();
  const outcome = useActionData<RestoreOutcome>();
  const isSending = useNavigation().state !== "idle";
  const isOver = outcome?.kind === "invalidLink" || outcome?.kind === "unavailable";
  return (
    <>
      <Head title={t("title")} hidden />
      <EntryCard title={t("title")} text={isOver ? undefined : t("text")}>
        <FormProblem>
          {outcome?.kind === "refused" ? textOfRefusal(outcome.refusal) : isOver && t(`problem.${outcome.kind}`)}
        </FormProblem>
        {isOver ? (
          <Anchor component={Link} to="/products" size="sm">
            {t("continue")}
          </Anchor>
        ) : (
          <UnaddressedForm>
            <Button type="submit" loading={isSending} fullWidth>
              {t("submit")}
            </Button>
          </UnaddressedForm>
        )}
      </EntryCard>
    </>
  );
}
