import { Button, Code, CopyButton, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";

export interface SecretDialogProps {
  /** The new secret; undefined closes the dialog. */
  readonly secret: string | undefined;
  readonly close: () => void;
}

/** Shows a new secret, once. */
export function SecretDialog({ secret, close }: SecretDialogProps) {
  const t = useTranslations("adminOperations.webhooks.secret");
  return (
    <Modal
      opened={secret !== undefined}
      onClose={close}
      title={t("title")}
      closeButtonProps={{ "aria-label": t("close") }}
      closeOnClickOutside={false}
      centered
    >
      <Stack>
        <Text size="sm">{t("text")}</Text>
        <Code block style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
          {secret}
        </Code>
        <Group justify="flex-end">
          <CopyButton value={secret ?? ""}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? "copied" : "copy")}
              </Button>
            )}
          </CopyButton>
          <Button onClick={close}>{t("stored")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
