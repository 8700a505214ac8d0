import { Anchor, Button, Table, Text } from "@mantine/core";
import { Link } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../ui/toast/toast";
import { Moment } from "../../parts/moment";
import { Section } from "../../parts/section";
import { useProblem } from "../../parts/use-problem";
import { OperationsPart, type PartState } from "./operations-part";
import { AdminRepairOrderDocument, type StuckOrderFragment } from "./stuck-orders.generated";

/** Orders that do not go on by themselves, and why. To repair one is to try all that is open once more: harmless. */
export function StuckOrders({
  stuck,
  ...part
}: PartState & { readonly stuck: readonly StuckOrderFragment[] | null | undefined }) {
  const t = useTranslations("adminOperations.stuck");
  return (
    <Section title={t("title")}>
      <OperationsPart {...part} known={stuck}>
        {(known) =>
          known.length === 0 ? (
            <Text c="dimmed">{t("none")}</Text>
          ) : (
            <Table.ScrollContainer minWidth={640}>
              <Table aria-label={t("title")} verticalSpacing="xs">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t("order")}</Table.Th>
                    <Table.Th>{t("kind")}</Table.Th>
                    <Table.Th>{t("since")}</Table.Th>
                    <Table.Th>{t("detail")}</Table.Th>
                    <Table.Th>{t("act")}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {known.map((one) => (
                    <StuckRow key={`${one.order.id} ${one.kind}`} stuck={one} retry={part.retry} />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )
        }
      </OperationsPart>
    </Section>
  );
}

function StuckRow({
  stuck: { order, kind, since, detail },
  retry,
}: {
  readonly stuck: StuckOrderFragment;
  readonly retry: () => void;
}) {
  const t = useTranslations("adminOperations.stuck");
  const problemOf = useProblem();
  const [{ fetching }, repair] = useMutation(AdminRepairOrderDocument);
  const act = async () => {
    const { data, error } = await repair({ id: order.id });
    const stood = problemOf(data?.repairOrder, error, ["Order"]);
    toast(
      stood === undefined ? { message: t("repaired", { number: order.number }) } : { kind: "problem", message: stood },
    );
    retry();
  };
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/admin/orders/${order.number}`} inherit>
          {order.number}
        </Anchor>
      </Table.Td>
      <Table.Td>{t(`kinds.${kind}`)}</Table.Td>
      <Table.Td>
        <Moment at={since} />
      </Table.Td>
      <Table.Td>{detail ?? "–"}</Table.Td>
      <Table.Td>
        <Button
          size="compact-sm"
          variant="default"
          loading={fetching}
          onClick={act}
          aria-label={t("repairOf", { number: order.number })}
        >
          {t("repair")}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
