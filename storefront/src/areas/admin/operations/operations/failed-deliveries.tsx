import { Button, Code, Table, Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { MissingNotice } from "../../../../ui/page-state/missing-notice";
import { toast } from "../../../../ui/toast/toast";
import { Moment } from "../../parts/moment";
import { Section } from "../../parts/section";
import { useProblem } from "../../parts/use-problem";
import { AdminRetryDeliveryDocument, type FailedDeliveryFragment } from "./failed-deliveries.generated";
import { OperationsPart, type PartState } from "./operations-part";

interface Outbox {
  readonly service: string;
  readonly failedDeliveries: readonly FailedDeliveryFragment[] | null;
}

/** What services had to tell each other, or people, and have given up after many tries. */
export function FailedDeliveries({
  outboxes,
  ...part
}: PartState & { readonly outboxes: readonly Outbox[] | null | undefined }) {
  const t = useTranslations("adminOperations.deliveries");
  return (
    <Section title={t("title")}>
      <OperationsPart {...part} known={outboxes}>
        {(known) => <KnownDeliveries outboxes={known} retry={part.retry} />}
      </OperationsPart>
    </Section>
  );
}

function KnownDeliveries({ outboxes, retry }: { readonly outboxes: readonly Outbox[]; readonly retry: () => void }) {
  const t = useTranslations("adminOperations.deliveries");
  const silent = outboxes.filter(({ failedDeliveries }) => failedDeliveries === null).map(({ service }) => service);
  const failed = outboxes.flatMap(({ failedDeliveries }) => failedDeliveries ?? []);
  return (
    <>
      {silent.length > 0 && <MissingNotice text={t("silent", { services: silent.join(", ") })} retry={retry} />}
      {failed.length === 0 ? (
        <Text c="dimmed">{t("none")}</Text>
      ) : (
        <Table.ScrollContainer minWidth={760}>
          <Table aria-label={t("title")} verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t("service")}</Table.Th>
                <Table.Th>{t("task")}</Table.Th>
                <Table.Th>{t("since")}</Table.Th>
                <Table.Th ta="end">{t("attempts")}</Table.Th>
                <Table.Th>{t("lastError")}</Table.Th>
                <Table.Th>{t("act")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {failed.map((delivery) => (
                <DeliveryRow key={delivery.id} delivery={delivery} retry={retry} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </>
  );
}

function DeliveryRow({ delivery, retry }: { readonly delivery: FailedDeliveryFragment; readonly retry: () => void }) {
  const { id, service, task, attempts, lastError, createdAt } = delivery;
  const t = useTranslations("adminOperations.deliveries");
  const problemOf = useProblem();
  const [{ fetching }, tryAgain] = useMutation(AdminRetryDeliveryDocument);
  const act = async () => {
    const { data, error } = await tryAgain({ id });
    const stood = problemOf(data?.retryDelivery, error, ["FailedDelivery"]);
    toast(stood === undefined ? { message: t("retried", { task }) } : { kind: "problem", message: stood });
    retry();
  };
  return (
    <Table.Tr>
      <Table.Td>{service}</Table.Td>
      <Table.Td>
        <Code>{task}</Code>
      </Table.Td>
      <Table.Td>
        <Moment at={createdAt} />
      </Table.Td>
      <Table.Td ta="end">{attempts}</Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={3} title={lastError ?? ""}>
          {lastError ?? "–"}
        </Text>
      </Table.Td>
      <Table.Td>
        <Button
          size="compact-sm"
          variant="default"
          loading={fetching}
          onClick={act}
          aria-label={t("retryOf", { task, service })}
        >
          {t("retry")}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
