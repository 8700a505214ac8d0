import { Button, Group } from "@mantine/core";
import { IconArrowBackUp, IconCircleCheck, IconCircleX, IconPackage, IconTool } from "@tabler/icons-react";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../../ui/toast/toast";
import { useProblem } from "../../../components/use-problem";
import type { AdminOrderDetailFragment } from "../order.generated";
import { refundableLines } from "../payments/refund-plan";
import { AdvanceDialog } from "./advance-dialog";
import { CancelDialog } from "./cancel-dialog";
import { isStuck } from "./is-stuck";
import { AdminRepairStuckOrderDocument } from "./order-actions.generated";
import { RefundDialog } from "./refund-dialog";

export interface OrderActionsProps {
  readonly order: AdminOrderDetailFragment;
  readonly onDone: () => void;
}

type OpenDialog = "PROCESSING" | "COMPLETED" | "cancel" | "refund";

/** The actions that are possible in the order's current state. */
export function OrderActions({ order, onDone }: OrderActionsProps) {
  const t = useTranslations("adminSales.order.acts");
  const [openDialog, setOpenDialog] = useState<OpenDialog>();
  const close = () => setOpenDialog(undefined);
  const may = new Set(order.allowedTransitions);
  const size = 16;
  return (
    <Group gap="xs">
      {may.has("PROCESSING") && (
        <Button leftSection={<IconPackage aria-hidden size={size} />} onClick={() => setOpenDialog("PROCESSING")}>
          {t("process")}
        </Button>
      )}
      {may.has("COMPLETED") && (
        <Button leftSection={<IconCircleCheck aria-hidden size={size} />} onClick={() => setOpenDialog("COMPLETED")}>
          {t("complete")}
        </Button>
      )}
      {may.has("REFUNDED") && refundableLines(order).length > 0 && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp aria-hidden size={size} />}
          onClick={() => setOpenDialog("refund")}
        >
          {t("refund")}
        </Button>
      )}
      {may.has("CANCELLED") && (
        <Button
          variant="default"
          leftSection={<IconCircleX aria-hidden size={size} />}
          onClick={() => setOpenDialog("cancel")}
        >
          {t("cancel")}
        </Button>
      )}
      {isStuck(order) && <Repair id={order.id} onDone={onDone} />}
      <AdvanceDialog order={order} to="PROCESSING" opened={openDialog === "PROCESSING"} close={close} />
      <AdvanceDialog order={order} to="COMPLETED" opened={openDialog === "COMPLETED"} close={close} />
      <CancelDialog order={order} opened={openDialog === "cancel"} close={close} onDone={onDone} />
      <RefundDialog order={order} opened={openDialog === "refund"} close={close} onDone={onDone} />
    </Group>
  );
}

/** Needs no confirmation: a repair is idempotent. */
function Repair({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const t = useTranslations("adminSales.order.acts");
  const problemOf = useProblem();
  const [{ fetching }, repair] = useMutation(AdminRepairStuckOrderDocument);
  const action = async () => {
    const { data, error } = await repair({ id });
    const problemText = problemOf(data?.repairOrder, error, ["Order"]);
    if (problemText === undefined) onDone();
    toast(problemText === undefined ? { message: t("repaired") } : { kind: "problem", message: problemText });
  };
  return (
    <Button
      variant="light"
      leftSection={<IconTool aria-hidden size={16} />}
      loading={fetching}
      onClick={() => void action()}
    >
      {t("repair")}
    </Button>
  );
}
