import { ActionIcon, CopyButton, Group, Text } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";

const shownLength = 8;

/** The beginning of an id, with a button that copies the whole id. For objects without a number or a name. */
export function ShortId({ id }: { readonly id: string }) {
  const t = useTranslations("admin");
  return (
    <Group component="span" gap={2} display="inline-flex" wrap="nowrap">
      <Text span inherit ff="monospace">
        {id.slice(0, shownLength)}
      </Text>
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <ActionIcon
            size="xs"
            variant="subtle"
            color="gray"
            onClick={copy}
            aria-label={copied ? t("id.copied") : t("id.copy")}
          >
            {copied ? <IconCheck aria-hidden size={12} /> : <IconCopy aria-hidden size={12} />}
          </ActionIcon>
        )}
      </CopyButton>
    </Group>
  );
}
