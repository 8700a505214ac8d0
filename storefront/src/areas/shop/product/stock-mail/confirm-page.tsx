import { Anchor, Button, Text } from "@mantine/core";
import { data, Link, useActionData, useNavigation, type ActionFunctionArgs } from "react-router";
import { useTranslations } from "use-intl/react";
import { actingGraphContext } from "../../../../graph/graph-context";
import { refusalOf, statusOfRefusal, type Refusal } from "../../../../graph/refusal";
import { EntryCard } from "../../../../ui/entry-card/entry-card";
import { FormProblem } from "../../../../ui/form/form-problem";
import { UnaddressedForm } from "../../../../ui/form/unaddressed-form";
import { useTextOfRefusal } from "../../../../ui/form/use-refusal-text";
import { Head } from "../../../../ui/head/head";
import { ConfirmStockMailDocument } from "./stock-mail.generated";

type Outcome =
  | { readonly kind: "confirmed"; readonly product: { readonly name: string; readonly slug: string } }
  | { readonly kind: "invalidLink" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export async function action({ params: { token = "" }, context }: ActionFunctionArgs) {
  const answer = await context.get(actingGraphContext).mutation(ConfirmStockMailDocument, { token }).toPromise();
  const product = answer.data?.confirmStockMail;
  if (product) return data<Outcome>({ kind: "confirmed", product });
  if (!answer.error) return data<Outcome>({ kind: "invalidLink" }, { status: 404 });
  const refusal = refusalOf(answer.error);
  return data<Outcome>({ kind: "refused", refusal }, { status: statusOfRefusal(refusal) });
}

/** The page that the link of a mail opens. Only its form changes anything, because mail scanners open links. */
export function Component() {
  const t = useTranslations("shop.confirmStockMail");
  const outcome = useActionData<Outcome>();
  return (
    <>
      <Head title={t("title")} hidden />
      <EntryCard title={t("title")} text={outcome ? undefined : t("text")}>
        <Result outcome={outcome} />
      </EntryCard>
    </>
  );
}

function Result({ outcome }: { readonly outcome: Outcome | undefined }) {
  const t = useTranslations("shop.confirmStockMail");
  const textOfRefusal = useTextOfRefusal();
  const isSending = useNavigation().state !== "idle";
  const isInvalid = outcome?.kind === "invalidLink";
  const product = outcome?.kind === "confirmed" ? outcome.product : undefined;
  return (
    <>
      <div role="status">{product && <Text>{t("confirmed", { product: product.name })}</Text>}</div>
      <FormProblem>
        {outcome?.kind === "refused" ? textOfRefusal(outcome.refusal) : isInvalid && t("invalidLink")}
      </FormProblem>
      {product || isInvalid ? (
        <Anchor component={Link} to={product ? `/products/${product.slug}` : "/products"} size="sm">
          {product ? t("toProduct") : t("toProducts")}
        </Anchor>
      ) : (
        <UnaddressedForm>
          <Button type="submit" loading={isSending} fullWidth>
            {t("submit")}
          </Button>
        </UnaddressedForm>
      )}
    </>
  );
}
