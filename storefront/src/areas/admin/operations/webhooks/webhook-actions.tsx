import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../ui/toast/toast";
import { ActionDialog } from "../../components/action-dialog";
import { useProblem } from "../../components/use-problem";
import { SecretDialog } from "./secret-dialog";
import { WebhookDialog } from "./webhook-dialog";
import {
  AdminDeleteWebhookDocument,
  AdminRotateWebhookSecretDocument,
  AdminSendTestWebhookDocument,
} from "./webhook.generated";
import type { AdminWebhookFragment } from "./webhooks.generated";

export interface WebhookActionsProps {
  readonly webhook: AdminWebhookFragment;
  readonly eventNames: readonly string[];
  readonly changed: () => void;
}

/** The buttons of an endpoint's page with their dialogs. */
export function WebhookActions({ webhook, eventNames, changed }: WebhookActionsProps) {
  const t = useTranslations("adminOperations.webhook");
  const [dialog, setDialog] = useState<"edit" | "rotate" | "delete">();
  const [secret, setSecret] = useState<string>();
  const problemOf = useProblem();
  const navigate = useNavigate();
  const [{ fetching: isTesting }, test] = useMutation(AdminSendTestWebhookDocument);
  const [, rotate] = useMutation(AdminRotateWebhookSecretDocument);
  const [, remove] = useMutation(AdminDeleteWebhookDocument);
  const close = () => setDialog(undefined);
  const sendTest = async () => {
    const { data, error } = await test({ endpointId: webhook.id });
    const problem = problemOf(data?.sendTestWebhook, error, ["WebhookDelivery"]);
    toast(problem === undefined ? { message: t("testSent") } : { kind: "problem", message: problem });
    changed();
  };
  const rotateSecret = async () => {
    const { data, error } = await rotate({ id: webhook.id });
    const result = data?.rotateWebhookSecret;
    if (result?.__typename === "WebhookSecret") setSecret(result.secret);
    return problemOf(result, error, ["WebhookSecret"]);
  };
  const deleteWebhook = async () => {
    const { data, error } = await remove({ id: webhook.id });
    const problem = problemOf(data?.deleteWebhookEndpoint, error, ["DeletedWebhookEndpoint", "NotFound"]);
    if (problem === undefined) {
      toast({ message: t("deleted") });
      void navigate("/admin/webhooks");
    }
    return problem;
  };
  return (
    <Group gap="sm">
      <Button onClick={() => setDialog("edit")}>{t("edit")}</Button>
      <Button variant="default" loading={isTesting} onClick={sendTest}>
        {t("test")}
      </Button>
      <Button variant="default" onClick={() => setDialog("rotate")}>
        {t("rotate")}
      </Button>
      <Button variant="default" onClick={() => setDialog("delete")}>
        {t("delete")}
      </Button>
      {dialog === "edit" && <WebhookDialog webhook={webhook} eventNames={eventNames} close={close} />}
      <ActionDialog
        opened={dialog === "rotate"}
        close={close}
        title={t("rotateTitle")}
        label={t("rotate")}
        action={rotateSecret}
      >
        <Text size="sm">{t("rotateText")}</Text>
      </ActionDialog>
      <ActionDialog
        opened={dialog === "delete"}
        close={close}
        title={t("deleteTitle")}
        label={t("delete")}
        color="red.9"
        action={deleteWebhook}
      >
        <Text size="sm">{t("deleteText")}</Text>
      </ActionDialog>
      <SecretDialog secret={secret} close={() => setSecret(undefined)} />
    </Group>
  );
}
