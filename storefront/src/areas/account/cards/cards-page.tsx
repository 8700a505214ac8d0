import { Badge, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { IconCreditCard, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { LoaderFunctionArgs } from "react-router";
import { useMutation, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { isOver } from "../../../ui/card/card-expiry";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { ErrorState } from "../../../ui/page-state/error-state";
import { PageState } from "../../../ui/page-state/page-state";
import { toast } from "../../../ui/toast/toast";
import { AccountSkeleton } from "../components/account-skeleton";
import { ConfirmDialog } from "../components/confirm-dialog";
import { PageTitle } from "../components/page-title";
import { AddCardDialog } from "./add-card-dialog";
import { ChooseDefaultCardDocument, MyCardsDocument, RemoveCardDocument, type MyCardsQuery } from "./cards.generated";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, MyCardsDocument, {});
  return null;
}

type Card = NonNullable<MyCardsQuery["paymentMethods"]>[number];

export function Component() {
  const t = useTranslations("account.cards");
  const [answer, refetch] = useQuery({ query: MyCardsDocument });
  const [adding, setAdding] = useState(false);
  const retry = () => refetch({ requestPolicy: "network-only" });
  const canAdd = (answer.data?.paymentMethods?.length ?? 0) > 0;
  const add = (
    <Button leftSection={<IconPlus aria-hidden size={16} />} onClick={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageTitle action={canAdd && add}>{t("title")}</PageTitle>
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
              <AddCardDialog
                opened={adding}
                onClose={() => setAdding(false)}
                onAdd={() => {
                  setAdding(false);
                  retry();
                }}
              />
            </>
          ) : (
            <ErrorState error={answer.error} retry={retry} />
          )
        }
      </PageState>
    </>
  );
}

function CardRow({ card, onChange }: { readonly card: Card; readonly onChange: () => void }) {
  const t = useTranslations("account.cards");
  const refusalText = useRefusalText();
  const [{ fetching }, remove] = useMutation(RemoveCardDocument);
  const [asking, setAsking] = useState(false);
  const [now] = useState(() => new Date());
  const [choosing, chooseDefault] = useMutation(ChooseDefaultCardDocument);
  const { id, brand, last4, expiryMonth, expiryYear, isDefault } = card;
  const name = t("name", { brand, last4 });
  const removeCard = async () => {
    const { data, error } = await remove({ id });
    if (!data?.removePaymentMethod) return toast({ kind: "problem", message: refusalText(error) });
    setAsking(false);
    toast({ message: t("removed", { name }) });
    onChange();
  };
  const makeDefault = async () => {
    const { data, error } = await chooseDefault({ id });
    if (data?.setDefaultPaymentMethod?.__typename !== "PaymentMethod")
      return toast({ kind: "problem", message: error ? refusalText(error) : t("gone") });
    toast({ message: t("isDefaultNow", { name }) });
    onChange();
  };
  return (
    <Paper component="li" withBorder p="md">
      <Group justify="space-between" gap="sm">
        <Group gap="md" wrap="nowrap">
          <IconCreditCard aria-hidden size={28} stroke={1.4} />
          <div>
            <Text fw={600}>{name}</Text>
            <Group gap="xs">
              <Text size="sm" c="dimmed">
                {t("until", { month: String(expiryMonth).padStart(2, "0"), year: String(expiryYear) })}
              </Text>
              {isDefault && (
                <Badge variant="light" tt="none">
                  {t("isDefault")}
                </Badge>
              )}
              {isOver(card, now) && (
                <Badge color="red" variant="light" tt="none">
                  {t("expired")}
                </Badge>
              )}
            </Group>
          </div>
        </Group>
        <Group gap="xs">
          {!isDefault && (
            <Button
              variant="default"
              size="xs"
              loading={choosing.fetching}
              onClick={() => void makeDefault()}
              aria-label={t("makeDefaultOf", { name })}
            >
              {t("makeDefault")}
            </Button>
          )}
          <Button variant="default" size="xs" onClick={() => setAsking(true)} aria-label={t("removeOf", { name })}>
            {t("remove")}
          </Button>
        </Group>
      </Group>
      <ConfirmDialog
        opened={asking}
        title={t("removeTitle")}
        text={t("removeText", { name })}
        confirmLabel={t("remove")}
        loading={fetching}
        onConfirm={() => void removeCard()}
        onClose={() => setAsking(false)}
      />
    </Paper>
  );
}
