import { useTranslations } from "use-intl/react";
import { StatusBadge } from "../../components/status-badge";
import type { AdminWebhookFragment } from "./webhooks.generated";

type Webhook = Pick<AdminWebhookFragment, "isEnabled" | "disabledReason" | "failingSince">;

export function WebhookStatus({ webhook: { isEnabled, disabledReason, failingSince } }: { readonly webhook: Webhook }) {
  const t = useTranslations("adminOperations.webhooks.statuses");
  if (disabledReason) return <StatusBadge color="red" text={t(disabledReason)} />;
  if (!isEnabled) return <StatusBadge color="gray" text={t("disabled")} />;
  return failingSince ? (
    <StatusBadge color="yellow" text={t("failing")} />
  ) : (
    <StatusBadge color="green" text={t("enabled")} />
  );
}
