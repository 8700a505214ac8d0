import { Alert, Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { IconShoppingCartPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link, useActionData, useNavigate } from "react-router";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../ui/form/form-problem";
import { toast } from "../../../ui/toast/toast";
import type { RefusedOrderForm } from "./order-action";
import { linesToAdd, orderAgain, type AgainResult } from "./order-again";
import { orderFields, orderIntents } from "./order-form";
import type { OrderPageFragment } from "./order-page.generated";

interface OrderAgainProps {
  readonly order: OrderPageFragment;
}

/** Adds the lines of the order to the cart. */
export function OrderAgainButton({ order }: OrderAgainProps) {
  const t = useTranslations("checkout.order");
  const graph = useClient();
  const navigate = useNavigate();
  const [isAdding, setAdding] = useState(false);
  const [result, setResult] = useState<AgainResult>();
  if (linesToAdd(order).length === 0) return null;
  const run = async (): Promise<void> => {
    setAdding(true);
    const again = await orderAgain(graph, order);
    setAdding(false);
    setResult(again);
    if (again.kind === "failed") toast({ kind: "problem", message: t("againFailed") });
    if (again.kind === "added")
      toast({ message: t("againAdded"), action: { label: t("toCart"), run: () => void navigate("/cart") } });
  };
  return (
    <>
      <form method="post">
        <Button
          type="submit"
          variant="default"
          name={orderFields.intent}
          value={orderIntents.again}
          leftSection={<IconShoppingCartPlus aria-hidden size={18} />}
          loading={isAdding}
          onClick={(event) => {
            event.preventDefault();
            void run();
          }}
        >
          {t("again")}
        </Button>
      </form>
      <Modal
        opened={result?.kind === "short"}
        onClose={() => setResult(undefined)}
        title={t("againTitle")}
        centered
        closeButtonProps={{ "aria-label": t("close") }}
      >
        {result?.kind === "short" && <AddedLines order={order} lines={result.lines} />}
      </Modal>
    </>
  );
}

/** The result of the form without scripts, as a part of the page. */
export function OrderAgainResult({ order }: OrderAgainProps) {
  const t = useTranslations("checkout.order");
  const again = useActionData<RefusedOrderForm>()?.again;
  if (again?.kind === "failed") return <FormProblem>{t("againFailed")}</FormProblem>;
  return again?.kind === "short" ? <AddedLines order={order} lines={again.lines} /> : null;
}

interface AddedLinesProps extends OrderAgainProps {
  readonly lines: Extract<AgainResult, { readonly kind: "short" }>["lines"];
}

/** Lists the lines that were not added to the cart as requested, and why. */
function AddedLines({ order, lines }: AddedLinesProps) {
  const t = useTranslations("checkout.order");
  const nameOf = (id: string) => order.lines.find(({ product }) => product?.id === id)?.name ?? "";
  const short = lines.filter(({ outcome }) => outcome !== "ADDED");
  const isAnyAdded = lines.some(({ quantityAdded }) => quantityAdded > 0);
  return (
    <Stack>
      <Text>{isAnyAdded ? t("againAdded") : t("againNothing")}</Text>
      <Alert color="yellow" variant="light">
        <List size="sm">
          {short.map(({ productId, quantityAdded, reason }) => (
            <List.Item key={productId}>
              {nameOf(productId)}: {t(`reasons.${reason ?? "STOCK"}`)}
              {quantityAdded > 0 && ` ${t("againSome", { quantity: quantityAdded })}`}
            </List.Item>
          ))}
        </List>
      </Alert>
      <Group justify="flex-end">
        <Button component={Link} to="/cart">
          {t("toCart")}
        </Button>
      </Group>
    </Stack>
  );
}
