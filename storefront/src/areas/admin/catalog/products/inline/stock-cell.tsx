import { Text } from "@mantine/core";
import { useClient, useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { ProductKind } from "../../../../../graph/schema-types.generated";
import { intentDone, intentKey } from "../../../../../graph/intent-key";
import { isAnswered, useProblem } from "../../../components/use-problem";
import { InlineField } from "../../components/inline-field";
import { AdminSetStockDocument, AdminStockNowDocument } from "./inline-edit.generated";

export interface StockCellProps {
  readonly product: {
    readonly id: string;
    readonly name: string;
    readonly kind: ProductKind;
    readonly stock: { readonly onHand: number | null; readonly reserved: number | null } | null;
  };
  /** True if the reserved quantity is already shown beside it. */
  readonly quiet?: boolean;
}

/** Units on hand. A change that another person made meanwhile is shown and not overwritten. */
export function StockCell({ product: { id, name, kind, stock }, quiet = false }: StockCellProps) {
  const t = useTranslations("adminCatalog.products.inline");
  const problemOf = useProblem();
  const client = useClient();
  const [, setStock] = useMutation(AdminSetStockDocument);
  if (kind === "COURSE") return <Quiet>–</Quiet>;
  if (typeof stock?.onHand !== "number") return <Quiet>{t("unknown")}</Quiet>;
  const expectedOnHand = stock.onHand;
  const save = async (typed: string) => {
    if (!/^\d{1,9}$/.test(typed)) return t("notACount");
    const change = { productId: id, onHand: Number(typed), expectedOnHand, reason: t("reason") };
    const intent = `setStock ${id}`;
    const { data, error } = await setStock({ input: { ...change, idempotencyKey: intentKey(intent, change) } });
    const outcome = data?.setStock;
    if (isAnswered(outcome)) intentDone(intent);
    if (outcome?.__typename !== "Conflict") return problemOf(outcome, error, ["Product"]);
    if (outcome.field !== "expectedOnHand") return t("reserved", { reserved: stock.reserved ?? 0 });
    const now = await client.query(AdminStockNowDocument, { id }, { requestPolicy: "network-only" });
    return t("changedMeanwhile", { onHand: now.data?.product?.stock?.onHand ?? 0 });
  };
  return (
    <InlineField label={t("stock", { name })} value={String(expectedOnHand)} inputMode="numeric" save={save}>
      {expectedOnHand}
      {!quiet && (stock.reserved ?? 0) > 0 && (
        <Text span size="xs" c="dimmed">
          {" "}
          {t("ofWhichReserved", { reserved: stock.reserved ?? 0 })}
        </Text>
      )}
    </InlineField>
  );
}

function Quiet({ children }: { readonly children: string }) {
  return (
    <Text span c="dimmed" inherit px="xs">
      {children}
    </Text>
  );
}
