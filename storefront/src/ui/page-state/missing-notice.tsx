import { Alert, Button, Group } from "@mantine/core";
import { IconCloudOff } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";

/** A part of the page is away and the rest is not: said where the part would be, with a way to try again. */
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
