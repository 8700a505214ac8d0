import { Button, Stack } from "@mantine/core";
import { IconCreditCard, IconPlus } from "@tabler/icons-react";
import { Link, useActionData, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { ErrorState } from "../../../ui/page-state/error-state";
import { PageState } from "../../../ui/page-state/page-state";
import { AccountSkeleton } from "../components/account-skeleton";
import { ActionNotice } from "../components/action-notice";
import { PageTitle } from "../components/page-title";
import { CardRow } from "./card-row";
import { cardsAction, type RefusedCardChange } from "./cards-action";
import { MyCardsDocument } from "./cards.generated";
import { useCardRefusal } from "./use-card-refusal";

export const action = import.meta.env.SSR ? cardsAction : undefined;

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, MyCardsDocument, {});
  return null;
}

export function Component() {
  const t = useTranslations("account.cards");
  const [answer, refetch] = useQuery({ query: MyCardsDocument });
  const textOf = useCardRefusal();
  const refused = useActionData<RefusedCardChange>()?.outcome;
  const retry = () => refetch({ requestPolicy: "network-only" });
  const all = answer.data?.paymentMethods ?? [];
  const add = (
    <Button component={Link} to="/account/cards/new" leftSection={<IconPlus aria-hidden size={16} />}>
      {t("add")}
    </Button>
  );
  const preferred = all.find(({ isDefault }) => isDefault);
  const done = {
    added: t("cardAdded"),
    removed: t("cardRemoved"),
    default: preferred && t("isDefaultNow", { name: t("name", { brand: preferred.brand, last4: preferred.last4 }) }),
  };
  return (
    <>
      <PageTitle action={all.length > 0 && add}>{t("title")}</PageTitle>
      <ActionNotice done={done} problem={refused && textOf(refused)} />
      <PageState answer={answer} loading={<AccountSkeleton />} retry={retry}>
        {({ paymentMethods: cards }) =>
          cards ? (
            <>
              {cards.length === 0 && (
                <EmptyState
                  icon={<IconCreditCard aria-hidden size={40} stroke={1.2} />}
                  title={t("empty")}
                  text={t("emptyText")}
                >
                  {add}
                </EmptyState>
              )}
              <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: "none" }}>
                {cards.map((card) => (
                  <CardRow key={card.id} card={card} onChange={retry} />
                ))}
              </Stack>
            </>
          ) : (
            <ErrorState error={answer.error} retry={retry} />
          )
        }
      </PageState>
    </>
  );
}
