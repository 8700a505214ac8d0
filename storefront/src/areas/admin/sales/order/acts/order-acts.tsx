import { Button, Group } from "@mantine/core";
import { IconArrowBackUp, IconCircleCheck, IconCircleX, IconPackage, IconTool } from "@tabler/icons-react";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { useProblem } from "../../../parts/use-problem";
import type { AdminOrderDetailFragment } from "../order.generated";
import { refundableLines } from "../refund-plan";
import { AdvanceDialog } from "./advance-dialog";
import { CancelDialog } from "./cancel-dialog";
import { isStuck } from "./is-stuck";
import { AdminRepairStuckOrderDocument } from "./order-acts.generated";
import { RefundDialog } from "./refund-dialog";

export interface OrderActsProps {
  readonly order: AdminOrderDetailFragment;
  readonly acted: () => void;
}

type Asked = "PROCESSING" | "COMPLETED" | "cancel" | "refund";

/** The acts that are possible in the order's current state. */
export function OrderActs({ order, acted }: OrderActsProps) {
  const t = useTranslations("adminSales.order.acts");
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const may = new Set(order.allowedTransitions);
  const size = 16;
  return (
    <Group gap="xs">
      {may.has("PROCESSING") && (
        <Button leftSection={<IconPackage aria-hidden size={size} />} onClick={() => setAsked("PROCESSING")}>
          {t("process")}
        </Button>
      )}
      {may.has("COMPLETED") && (
        <Button leftSection={<IconCircleCheck aria-hidden size={size} />} onClick={() => setAsked("COMPLETED")}>
          {t("complete")}
        </Button>
      )}
      {may.has("REFUNDED") && refundableLines(order).length > 0 && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp aria-hidden size={size} />}
          onClick={() => setAsked("refund")}
        >
          {t("refund")}
        </Button>
      )}
      {may.has("CANCELLED") && (
        <Button
          variant="default"
          leftSection={<IconCircleX aria-hidden size={size} />}
          onClick={() => setAsked("cancel")}
        >
          {t("cancel")}
        </Button>
      )}
      {isStuck(order) && <Repair id={order.id} acted={acted} />}
      <AdvanceDialog order={order} to="PROCESSING" opened={asked === "PROCESSING"} close={close} />
      <AdvanceDialog order={order} to="COMPLETED" opened={asked === "COMPLETED"} close={close} />
      <CancelDialog order={order} opened={asked === "cancel"} close={close} acted={acted} />
      <RefundDialog order={order} opened={asked === "refund"} close={close} acted={acted} />
    </Group>
  );
}

/** Needs no confirmation: a repair is idempotent. */
function Repair({ id, acted }: { readonly id: string; readonly acted: () => void }) {
  const t = useTranslations("adminSales.order.acts");
  const problemOf = useProblem();
  const [{ fetching }, repair] = useMutation(AdminRepairStuckOrderDocument);
  const act = async () => {
    const { data, error } = await repair({ id });
    const stood = problemOf(data?.repairOrder, error, ["Order"]);
    if (stood === undefined) acted();
    toast(stood === undefined ? { message: t("repaired") } : { kind: "problem", message: stood });
  };
  return (
    <Button
      variant="light"
      leftSection={<IconTool aria-hidden size={16} />}
      loading={fetching}
      onClick={() => void act()}
    >
      {t("repair")}
    </Button>
  );
}
