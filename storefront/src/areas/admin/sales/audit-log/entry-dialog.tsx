import { Modal, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { Moment } from "../../components/moment";
import { ShortId } from "../../names/short-id";
import { useNames } from "../../names/use-names";
import { Target } from "./audit-columns";
import type { AuditEntryFragment } from "./audit-log.generated";
import { DifferenceList } from "./difference-list";

export interface EntryDialogProps {
  readonly entry: AuditEntryFragment;
  readonly opened: boolean;
  readonly close: () => void;
}

/** All recorded facts about one action. */
export function EntryDialog({ entry, opened, close }: EntryDialogProps) {
  const t = useTranslations("adminSales.auditLog");
  const names = useNames();
  const { at, actorUsername, apiKeyId, clientAddress, userAgent, correlationId, before, after } = entry;
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={names.action(entry.action)}
      size="lg"
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <DifferenceList before={before} after={after} />
        <Stack component="dl" gap="xs" m={0}>
          <Entry term={t("at")}>
            <Moment at={at} />
          </Entry>
          <Entry term={t("actor")}>{actorUsername}</Entry>
          {apiKeyId && (
            <Entry term={t("apiKey")}>
              <ShortId id={apiKeyId} />
            </Entry>
          )}
          <Entry term={t("target")}>
            <Target entry={entry} />
          </Entry>
          <Entry term={t("clientAddress")}>{clientAddress ?? "–"}</Entry>
          <Entry term={t("userAgent")}>{userAgent ?? "–"}</Entry>
          <Entry term={t("correlationId")}>{correlationId ? <ShortId id={correlationId} /> : "–"}</Entry>
        </Stack>
      </Stack>
    </Modal>
  );
}

function Entry({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {term}
      </Text>
      <Text component="dd" size="sm" m={0} style={{ overflowWrap: "anywhere" }}>
        {children}
      </Text>
    </div>
  );
}
