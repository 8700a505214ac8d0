import { Stack, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { Moment } from "../../components/moment";
import { Section } from "../../components/section";
import type { AdminCustomerFragment } from "./customer.generated";

/** The sessions of the account. */
export function CustomerSessions({ sessions }: Pick<AdminCustomerFragment, "sessions">) {
  const t = useTranslations("adminSales.customer.sessions");
  return (
    <Section title={t("title")}>
      {sessions.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("none")}
        </Text>
      )}
      {sessions.map(({ id, device, clientAddress, lastUsedAt }) => (
        <Stack key={id} gap={0}>
          <Text size="sm">{device}</Text>
          <Text size="xs" c="dimmed">
            {clientAddress && `${clientAddress} · `}
            {t("lastUsed")} <Moment at={lastUsedAt} />
          </Text>
        </Stack>
      ))}
    </Section>
  );
}
