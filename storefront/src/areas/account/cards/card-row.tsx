import { Badge, Button, Group, Paper, Text } from "@mantine/core";
import { IconCreditCard } from "@tabler/icons-react";
import { useState } from "react";
import { useHref } from "react-router";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { isOver } from "../../../ui/card/card-expiry";
import { toast } from "../../../ui/toast/toast";
import { ConfirmedAction } from "../components/confirmed-action";
import { cardActions } from "./cards-action";
import type { MyCardsQuery } from "./cards.generated";
import { makeDefaultCard, removeCard, type CardRefusal } from "./change-cards";
import { useCardRefusal } from "./use-card-refusal";

interface CardRowProps {
  readonly card: NonNullable<MyCardsQuery["paymentMethods"]>[number];
  /** Fetches the cards again. */
  readonly onChange: () => void;
}

/** One saved card of the viewer, with its acts. */
export function CardRow({ card, onChange }: CardRowProps) {
  const t = useTranslations("account.cards");
  const graph = useClient();
  const list = useHref("/account/cards");
  const textOf = useCardRefusal();
  const [running, setRunning] = useState<"default" | "remove">();
  const [now] = useState(() => new Date());
  const { id, brand, last4, expiryMonth, expiryYear, isDefault } = card;
  const name = t("name", { brand, last4 });
  const run = async (action: "default" | "remove", doIt: () => Promise<CardRefusal | undefined>, done: string) => {
    setRunning(action);
    const refusal = await doIt();
    setRunning(undefined);
    toast(refusal ? { kind: "problem", message: textOf(refusal) } : { message: done });
    if (!refusal) onChange();
    return !refusal;
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
            <form
              method="post"
              action={list}
              onSubmit={(event) => {
                event.preventDefault();
                void run("default", () => makeDefaultCard(graph, id), t("isDefaultNow", { name }));
              }}
            >
              <Button
                type="submit"
                name={cardActions.makeDefault}
                value={id}
                variant="default"
                size="xs"
                loading={running === "default"}
                aria-label={t("makeDefaultOf", { name })}
              >
                {t("makeDefault")}
              </Button>
            </form>
          )}
          <ConfirmedAction
            page="/account/cards"
            name={cardActions.remove}
            id={id}
            label={t("remove")}
            fullLabel={t("removeOf", { name })}
            title={t("removeTitle")}
            text={t("removeText", { name })}
            button={{ variant: "default", size: "xs" }}
            loading={running === "remove"}
            run={() => run("remove", () => removeCard(graph, id), t("removed", { name }))}
          />
        </Group>
      </Group>
    </Paper>
  );
}
