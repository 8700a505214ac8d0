import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import type { OutlineState } from "./use-outline";

/** Shown when two people edited the same outline. Nothing is lost until the user decides which version to keep. */
export function ConflictDialog({ outline }: { readonly outline: OutlineState }) {
  const t = useTranslations("teaching.conflict");
  const { isConflict, saving, overwriteTheirs, loadTheirs, decideLater } = outline;
  return (
    <Modal
      opened={isConflict}
      onClose={decideLater}
      title={t("title")}
      closeButtonProps={{ "aria-label": t("later") }}
      centered
    >
      <Stack>
        <Text>{t("text")}</Text>
        <Group justify="end">
          <Button variant="default" loading={saving} onClick={() => void loadTheirs()}>
            {t("theirs")}
          </Button>
          <Button loading={saving} onClick={() => void overwriteTheirs()}>
            {t("mine")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
