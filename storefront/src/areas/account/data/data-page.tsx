import { Button, Checkbox, Group, Modal, Stack, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { useSession } from "../../../app/viewer/use-session";
import { FormProblem } from "../../../ui/form/form-problem";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { saveFile } from "../../../ui/save-file/save-file";
import { toast } from "../../../ui/toast/toast";
import { PasswordField } from "../fields/password-field";
import { PageTitle } from "../components/page-title";
import { Section } from "../components/section";
import { useLockText } from "../components/use-lock-text";
import { DeleteMeDocument, ExportMineDocument } from "./data.generated";

export function Component() {
  const t = useTranslations("account.data");
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <ExportSection />
      <DeleteSection />
    </>
  );
}

function ExportSection() {
  const t = useTranslations("account.data");
  const refusalText = useRefusalText();
  const [{ fetching }, exportMine] = useMutation(ExportMineDocument);
  const [problem, setProblem] = useState<string>();
  const save = async () => {
    setProblem(undefined);
    const { data, error } = await exportMine({});
    const exported = data?.exportMyData;
    if (exported?.__typename === "DataExport") {
      saveFile(`souk-${exported.generatedAt.slice(0, 10)}.json`, JSON.stringify(exported, undefined, 2));
      return toast({ message: t("exported") });
    }
    setProblem(exported ? t("exportAway") : refusalText(error));
  };
  return (
    <Section title={t("export")} text={t("exportText")}>
      <FormProblem>{problem}</FormProblem>
      <Button
        leftSection={<IconDownload aria-hidden size={16} />}
        loading={fetching}
        onClick={save}
        style={{ alignSelf: "flex-start" }}
      >
        {t("exportAct")}
      </Button>
    </Section>
  );
}

function DeleteSection() {
  const t = useTranslations("account.data");
  const [opened, setOpened] = useState(false);
  return (
    <Section title={t("delete")} text={t("deleteText")}>
      <Button color="red" variant="outline" onClick={() => setOpened(true)} style={{ alignSelf: "flex-start" }}>
        {t("delete")}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t("delete")}
        centered
        closeButtonProps={{ "aria-label": t("keep") }}
      >
        <DeleteForm onKeep={() => setOpened(false)} />
      </Modal>
    </Section>
  );
}

function DeleteForm({ onKeep }: { readonly onKeep: () => void }) {
  const t = useTranslations("account.data");
  const refusalText = useRefusalText();
  const lockText = useLockText();
  const navigate = useNavigate();
  const { forget } = useSession();
  const [{ fetching }, deleteMe] = useMutation(DeleteMeDocument);
  const [problem, setProblem] = useState<string>();
  const [password, setPassword] = useState("");
  const [isSure, setIsSure] = useState(false);
  const submit = async () => {
    setProblem(undefined);
    const { data, error } = await deleteMe({ input: { password: password || null } });
    const outcome = data?.deleteMyAccount;
    switch (outcome?.__typename) {
      case "AccountDeleted":
        await navigate("/");
        forget();
        return toast({ message: t("deleted") });
      case "InvalidCredentials":
        return setProblem(t("wrongPassword"));
      case "AccountLocked":
        return setProblem(lockText(outcome.retryAt));
      case "Conflict":
        return setProblem(t("openOrders"));
      case "ServiceUnavailable":
        return setProblem(t("deleteAway"));
      case undefined:
        setProblem(refusalText(error));
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="md">
        <Text>{t("deleteWarning")}</Text>
        <FormProblem>{problem}</FormProblem>
        <PasswordField
          label={t("password")}
          description={t("passwordHint")}
          required={false}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <Checkbox
          label={t("sure")}
          checked={isSure}
          onChange={({ currentTarget }) => setIsSure(currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onKeep}>
            {t("keep")}
          </Button>
          <Button type="submit" color="red" loading={fetching} disabled={!isSure}>
            {t("deleteAct")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
