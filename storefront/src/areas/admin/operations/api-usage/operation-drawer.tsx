import { Code, Drawer, Stack, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { Moment } from "../../components/moment";
import { StatusBadge } from "../../components/status-badge";
import type { UsedOperationFragment } from "./api-usage.generated";
import { useOperationName } from "./use-operation-name";

export interface OperationDrawerProps {
  readonly operation: UsedOperationFragment | undefined;
  readonly close: () => void;
}

/** One operation with its clients, its fields and its document. */
export function OperationDrawer({ operation, close }: OperationDrawerProps) {
  const t = useTranslations("adminOperations.apiUsage");
  const nameOf = useOperationName();
  return (
    <Drawer
      opened={operation !== undefined}
      onClose={close}
      position="right"
      size="lg"
      title={operation ? nameOf(operation) : ""}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {operation && <UsedOperation operation={operation} />}
    </Drawer>
  );
}

function UsedOperation({ operation }: { readonly operation: UsedOperationFragment }) {
  const t = useTranslations("adminOperations.apiUsage");
  const { clients, fields, deprecatedFields, document, firstSeenAt } = operation;
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t("firstSeen")} <Moment at={firstSeenAt} />
      </Text>
      <Text size="sm" fw={600}>
        {t("clients")}
      </Text>
      {clients.map(({ name, version, count, errors, lastSeenAt }) => (
        <Text key={`${name} ${version}`} size="sm" style={{ overflowWrap: "anywhere" }}>
          {[name, version].filter(Boolean).join(" ")}
          {" · "}
          {t("requests", { count })}
          {" · "}
          {t("errorCount", { count: errors })}
          {" · "}
          <Moment at={lastSeenAt} />
        </Text>
      ))}
      {fields.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            {t("fields")}
          </Text>
          <div>
            {fields.map((field) => (
              <Text key={field} component="div" size="sm" style={{ overflowWrap: "anywhere" }}>
                {field}{" "}
                {deprecatedFields.includes(field) && (
                  <StatusBadge color="orange" text={t("deprecated", { count: 1 })} />
                )}
              </Text>
            ))}
          </div>
        </>
      )}
      {document && (
        <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {document}
        </Code>
      )}
    </Stack>
  );
}
