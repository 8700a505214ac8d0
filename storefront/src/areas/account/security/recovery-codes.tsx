import { Alert, Button, Code, Group, SimpleGrid, Stack } from "@mantine/core";
import { IconCopy, IconDownload } from "@tabler/icons-react";
import { useTranslations } from "use-intl/react";
import { saveFile } from "../../../ui/save-file/save-file";
import { toast } from "../../../ui/toast/toast";

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onSaved: () => void;
}

/** The recovery codes. They are shown only once. */
export function RecoveryCodes({ codes, onSaved }: RecoveryCodesProps) {
  const t = useTranslations("account.security.recoveryCodes");
  const text = codes.join("\n");
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast({ message: t("copied") });
  };
  return (
    <Stack gap="md">
      <Alert role="status" color="yellow" variant="light" title={t("title")}>
        {t("text")}
      </Alert>
      <SimpleGrid component="ul" cols={{ base: 1, xs: 2 }} spacing="xs" p={0} m={0} style={{ listStyle: "none" }}>
        {codes.map((code) => (
          <li key={code}>
            <Code fz="md">{code}</Code>
          </li>
        ))}
      </SimpleGrid>
      <Group>
        <Button variant="default" leftSection={<IconCopy aria-hidden size={16} />} onClick={copy}>
          {t("copy")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload aria-hidden size={16} />}
          onClick={() => saveFile("souk-recovery-codes.txt", `${text}\n`, "text/plain")}
        >
          {t("save")}
        </Button>
        <Button onClick={onSaved}>{t("kept")}</Button>
      </Group>
    </Stack>
  );
}
