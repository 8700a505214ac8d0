import { Button, Code, Drawer, Group, Stack, Text } from "@mantine/core";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../ui/toast/toast";
import { Moment } from "../../components/moment";
import { StatusBadge } from "../../components/status-badge";
import { useProblem } from "../../components/use-problem";
import { deliveryColors } from "./delivery-columns";
import { useEventNames } from "./use-event-names";
import { AdminRedeliverWebhookDocument, type AdminWebhookDeliveryFragment } from "./webhook.generated";

export interface DeliveryDrawerProps {
  readonly delivery: AdminWebhookDeliveryFragment | undefined;
  readonly close: () => void;
  readonly sent: () => void;
}

/** One delivery with its body and attempts, and a button to send it again. */
export function DeliveryDrawer({ delivery, close, sent }: DeliveryDrawerProps) {
  const t = useTranslations("adminOperations.webhook");
  const nameOf = useEventNames();
  return (
    <Drawer
      opened={delivery !== undefined}
      onClose={close}
      position="right"
      size="lg"
      title={delivery ? nameOf(delivery.event) : ""}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {delivery && <Delivery delivery={delivery} close={close} sent={sent} />}
    </Drawer>
  );
}

function Delivery({
  delivery,
  close,
  sent,
}: DeliveryDrawerProps & { readonly delivery: AdminWebhookDeliveryFragment }) {
  const t = useTranslations("adminOperations.webhook");
  const problemOf = useProblem();
  const [{ fetching }, redeliver] = useMutation(AdminRedeliverWebhookDocument);
  const send = async () => {
    const { data, error } = await redeliver({ deliveryId: delivery.id });
    const texts = { Conflict: t("notRedeliverable") };
    const problem = problemOf(data?.redeliverWebhook, error, ["WebhookDelivery"], texts);
    toast(problem === undefined ? { message: t("redelivered") } : { kind: "problem", message: problem });
    if (problem === undefined) close();
    sent();
  };
  return (
    <Stack>
      <Group gap="xs">
        <StatusBadge color={deliveryColors[delivery.status]} text={t(`statuses.${delivery.status}`)} />
        <Text size="sm" c="dimmed">
          <Moment at={delivery.createdAt} />
        </Text>
        {delivery.nextAttemptAt && delivery.attempts.length > 0 && (
          <Text size="sm">
            {t("nextAttempt")} <Moment at={delivery.nextAttemptAt} />
          </Text>
        )}
      </Group>
      {delivery.attempts.map((attempt) => (
        <Attempt key={attempt.at} attempt={attempt} />
      ))}
      {delivery.status !== "PENDING" && (
        <Group>
          <Button variant="default" loading={fetching} onClick={send}>
            {t("redeliver")}
          </Button>
        </Group>
      )}
      <Text size="sm" fw={600}>
        {t("payload")}
      </Text>
      <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {readable(delivery.payload)}
      </Code>
    </Stack>
  );
}

function Attempt({ attempt }: { readonly attempt: AdminWebhookDeliveryFragment["attempts"][number] }) {
  const t = useTranslations("adminOperations.webhook");
  const { at, statusCode, durationMs, excerpt, error } = attempt;
  return (
    <div>
      <Text size="sm">
        <Moment at={at} />
        {" · "}
        {statusCode ?? t("noAnswer")}
        {" · "}
        {t("duration", { ms: durationMs })}
      </Text>
      {error && <Code block>{error}</Code>}
      {excerpt && (
        <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {excerpt}
        </Code>
      )}
    </div>
  );
}

function readable(payload: string): string {
  return JSON.stringify(JSON.parse(payload), undefined, 2);
}
