import { Button, Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import type { TableColumn } from "../../../../../ui/keyset-table/keyset-table";
import { toast } from "../../../../../ui/toast/toast";
import { Moment } from "../../../components/moment";
import { useProblem } from "../../../components/use-problem";
import { useNames } from "../../../names/use-names";
import { AdminRetryDeliveryDocument, type FailedDeliveryFragment } from "./failed-deliveries.generated";

/** The columns of a failed delivery. */
export function useFailedDeliveryColumns(retry: () => void): readonly TableColumn<FailedDeliveryFragment>[] {
  const t = useTranslations("adminOperations.deliveries");
  const names = useNames();
  return [
    { key: "service", header: t("service"), cell: ({ service }) => names.service(service) },
    { key: "task", header: t("task"), cell: ({ task }) => names.job(task) },
    {
      key: "since",
      header: t("since"),
      cell: ({ createdAt }) => <Moment at={createdAt} />,
      sort: { ascending: "OLDEST", descending: "NEWEST" },
    },
    {
      key: "attempts",
      header: t("attempts"),
      align: "end",
      cell: ({ attempts }) => attempts,
      sort: { ascending: "ATTEMPTS_ASC", descending: "ATTEMPTS_DESC" },
    },
    {
      key: "lastError",
      header: t("lastError"),
      cell: ({ lastError }) => (
        <Text size="sm" lineClamp={3} title={lastError ?? ""}>
          {lastError ?? "–"}
        </Text>
      ),
    },
    { key: "act", header: t("act"), cell: (delivery) => <RetryButton delivery={delivery} retry={retry} /> },
  ];
}

function RetryButton({
  delivery: { id, service, task },
  retry,
}: {
  readonly delivery: FailedDeliveryFragment;
  readonly retry: () => void;
}) {
  const t = useTranslations("adminOperations.deliveries");
  const names = useNames();
  const problemOf = useProblem();
  const [{ fetching }, tryAgain] = useMutation(AdminRetryDeliveryDocument);
  const action = async () => {
    const { data, error } = await tryAgain({ id });
    const problemText = problemOf(data?.retryDelivery, error, ["FailedDelivery"]);
    toast(
      problemText === undefined
        ? { message: t("retried", { task: names.job(task) }) }
        : { kind: "problem", message: problemText },
    );
    retry();
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={fetching}
      onClick={action}
      aria-label={t("retryOf", { task: names.job(task), service: names.service(service) })}
    >
      {t("retry")}
    </Button>
  );
}
