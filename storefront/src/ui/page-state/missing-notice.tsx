import { Alert, Button, Group } from "@mantine/core";
import { IconCloudOff } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";

/** Shown in place of a part of the page that is unavailable, with a button to retry. */
export function MissingNotice({ text, retry }: { readonly text: string; readonly retry: () => void }) {
  const t = useTranslations("common.error");
  return (
    <Alert color="yellow" variant="light" icon={<IconCloudOff aria-hidden />} role="status">
      <Group justify="space-between" gap="sm">
        {text}
        <Button size="compact-sm" variant="default" onClick={retry}>
          {t("retry")}
        </Button>
      </Group>
    </Alert>
  );
}
