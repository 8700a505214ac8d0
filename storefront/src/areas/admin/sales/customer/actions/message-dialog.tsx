import { Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useClient, useMutation, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { intentDone, intentKey } from "../../../../../graph/intent-key";
import { FormProblem } from "../../../../../ui/form/form-problem";
import { useServerProblems } from "../../../../../ui/form/use-server-message";
import { toast } from "../../../../../ui/toast/toast";
import { isAnswered, useProblem } from "../../../components/use-problem";
import { useSingleRun } from "../../../components/use-single-run";
import { useNames } from "../../../names/use-names";
import {
  AdminMessageTemplatesDocument,
  AdminPreviewMessageDocument,
  AdminSendMessageDocument,
} from "./customer-actions.generated";
import { contentOf, emptyMessage, type EnteredMessage } from "./message-content";
import type { CustomerDialogProps } from "./reason-dialog";

interface Preview {
  readonly subject: string;
  readonly html: string;
}

/** A mail to a customer: free text or a template. The staff see the mail before they send it. */
export function MessageDialog({ user: { id, email, fullName }, opened, close }: CustomerDialogProps) {
  const t = useTranslations("adminSales.customer.message");
  const dialog = useTranslations("admin.dialog");
  const problemOf = useProblem();
  const names = useNames();
  const inWords = useServerProblems();
  const client = useClient();
  const [, send] = useMutation(AdminSendMessageDocument);
  const [entered, setEntered] = useState(emptyMessage);
  const [preview, setPreview] = useState<Preview>();
  const { running, problem, run, clearProblem } = useSingleRun();
  const name = fullName ?? email;
  const leave = () => {
    if (running) return;
    setEntered(emptyMessage);
    setPreview(undefined);
    clearProblem();
    close();
  };
  const show = async () => {
    const { data, error } = await client.query(AdminPreviewMessageDocument, { input: contentOf(entered) }).toPromise();
    if (data?.previewNotification) {
      setPreview(data.previewNotification);
      return undefined;
    }
    const invalid = error?.graphQLErrors.find(({ extensions }) => extensions.code === "BAD_USER_INPUT");
    return invalid?.message ?? problemOf(undefined, error, []);
  };
  const confirm = async () => {
    const request = { userId: id, ...contentOf(entered) };
    const intent = `sendNotification ${id}`;
    const { data, error } = await send({ input: { ...request, idempotencyKey: intentKey(intent, request) } });
    const sent = data?.sendNotification;
    if (isAnswered(sent)) intentDone(intent);
    if (sent?.__typename === "Notification") {
      toast({ message: t("done", { name }) });
      setEntered(emptyMessage);
      setPreview(undefined);
      close();
    }
    if (sent?.__typename === "InvalidInput")
      return inWords(sent)
        .fields.map(({ path, message }) => `${names.fieldPath(path.replace(/^variables\./, ""))}: ${message}`)
        .join(" ");
    return problemOf(sent, error, ["Notification"]);
  };
  return (
    <Modal
      opened={opened}
      onClose={leave}
      size="lg"
      title={t("title", { name })}
      closeButtonProps={{ "aria-label": dialog("close") }}
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run(preview ? confirm : show);
        }}
      >
        <Stack>
          {preview ? <MessagePreview preview={preview} /> : <MessageFields entered={entered} change={setEntered} />}
          <FormProblem>{problem}</FormProblem>
          <Group justify="flex-end">
            <Button
              variant="default"
              disabled={running}
              onClick={() => {
                if (!preview) return leave();
                clearProblem();
                setPreview(undefined);
              }}
            >
              {preview ? t("back") : dialog("leave")}
            </Button>
            <Button type="submit" loading={running}>
              {preview ? t("send") : t("preview")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function MessagePreview({ preview: { subject, html } }: { readonly preview: Preview }) {
  const t = useTranslations("adminSales.customer.message");
  return (
    <>
      <Text size="sm" role="status">
        {t("confirm")}
      </Text>
      <Text fw={600}>{subject}</Text>
      <iframe title={subject} srcDoc={html} sandbox="" style={{ width: "100%", height: 320, border: 0 }} />
    </>
  );
}

interface MessageFieldsProps {
  readonly entered: EnteredMessage;
  readonly change: (entered: EnteredMessage) => void;
}

function MessageFields({ entered, change }: MessageFieldsProps) {
  const t = useTranslations("adminSales.customer.message");
  const names = useNames();
  const [{ data }] = useQuery({ query: AdminMessageTemplatesDocument });
  const sendable = data?.emailTemplates?.filter(({ kind, isSendable }) => isSendable && kind !== "MESSAGE") ?? [];
  const chosen = sendable.find(({ kind }) => kind === entered.template);
  return (
    <>
      <NativeSelect
        label={t("kind")}
        description={chosen && t("variablesDescription")}
        data={[
          { value: "", label: t("freeText") },
          ...sendable.map(({ kind }) => ({ value: kind, label: names.mailKind(kind) })),
        ]}
        value={entered.template}
        onChange={({ currentTarget }) => change({ ...entered, template: currentTarget.value, variables: new Map() })}
      />
      {chosen ? (
        chosen.variables.map(({ name, isRequired }) => (
          <TextInput
            key={name}
            label={names.variable(name)}
            required={isRequired}
            value={entered.variables.get(name) ?? ""}
            onChange={({ currentTarget }) =>
              change({ ...entered, variables: new Map(entered.variables).set(name, currentTarget.value) })
            }
          />
        ))
      ) : (
        <>
          <TextInput
            label={t("subject")}
            required
            maxLength={200}
            value={entered.subject}
            onChange={({ currentTarget }) => change({ ...entered, subject: currentTarget.value })}
            data-autofocus
          />
          <Textarea
            label={t("body")}
            description={t("bodyDescription")}
            required
            autosize
            minRows={5}
            maxRows={14}
            maxLength={5000}
            value={entered.body}
            onChange={({ currentTarget }) => change({ ...entered, body: currentTarget.value })}
          />
        </>
      )}
    </>
  );
}
