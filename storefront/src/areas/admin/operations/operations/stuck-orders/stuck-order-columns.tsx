import { Anchor, Button } from "@mantine/core";
import { Link } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { TableColumn } from "../../../../../ui/keyset-table/keyset-table";
import { toast } from "../../../../../ui/toast/toast";
import { Moment } from "../../../components/moment";
import { useProblem } from "../../../components/use-problem";
import { AdminRepairOrderDocument, type StuckOrderFragment, type StuckOrdersFragment } from "./stuck-orders.generated";

type StuckEdge = StuckOrdersFragment["edges"][number];

/** The columns of a stuck order. */
export function useStuckOrderColumns(retry: () => void): readonly TableColumn<StuckEdge>[] {
  const t = useTranslations("adminOperations.stuck");
  return [
    {
      key: "order",
      header: t("order"),
      cell: ({ node: { order } }) => (
        <Anchor component={Link} to={`/admin/orders/${order.number}`} inherit>
          {order.number}
        </Anchor>
      ),
      sort: { ascending: "PLACED_ASC", descending: "PLACED_DESC" },
    },
    { key: "kind", header: t("kind"), cell: ({ node }) => t(`kinds.${node.kind}`) },
    {
      key: "since",
      header: t("since"),
      cell: ({ node }) => <Moment at={node.since} />,
      sort: { ascending: "OLDEST", descending: "NEWEST" },
    },
    { key: "detail", header: t("detail"), cell: ({ node }) => node.detail ?? "–" },
    { key: "act", header: t("act"), cell: ({ node }) => <RepairButton order={node.order} retry={retry} /> },
  ];
}

function RepairButton({
  order: { id, number },
  retry,
}: {
  readonly order: StuckOrderFragment["order"];
  readonly retry: () => void;
}) {
  const t = useTranslations("adminOperations.stuck");
  const problemOf = useProblem();
  const [{ fetching }, repair] = useMutation(AdminRepairOrderDocument);
  const action = async () => {
    const { data, error } = await repair({ id });
    const problemText = problemOf(data?.repairOrder, error, ["Order"]);
    toast(
      problemText === undefined ? { message: t("repaired", { number }) } : { kind: "problem", message: problemText },
    );
    retry();
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={fetching}
      onClick={action}
      aria-label={t("repairOf", { number })}
    >
      {t("repair")}
    </Button>
  );
}
