import { Checkbox, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { toast } from "../../../../ui/toast/toast";
import { ActionDialog } from "../../components/action-dialog";
import { useProblem } from "../../components/use-problem";
import { useEventNames } from "./use-event-names";
import {
  AdminCreateWebhookDocument,
  AdminUpdateWebhookDocument,
  type AdminWebhookFragment,
} from "./webhooks.generated";

export interface WebhookDialogProps {
  /** The endpoint to change; undefined for a new one. */
  readonly webhook: AdminWebhookFragment | undefined;
  readonly eventNames: readonly string[];
  readonly close: () => void;
  /** Called with the secret of a new endpoint. */
  readonly created?: (secret: string) => void;
}

const fields = ["url", "description", "events"] as const;
type Field = (typeof fields)[number];

/** Creates or changes an endpoint. It is open as long as it is rendered. */
export function WebhookDialog({ webhook, eventNames, close, created }: WebhookDialogProps) {
  const t = useTranslations("adminOperations.webhooks.dialog");
  const problemOf = useProblem();
  const [url, setUrl] = useState(webhook?.url ?? "https://");
  const [description, setDescription] = useState(webhook?.description ?? "");
  const [events, setEvents] = useState<string[]>(webhook?.events ?? []);
  const [isEnabled, setEnabled] = useState(webhook?.isEnabled ?? true);
  const [wrong, setWrong] = useState<Partial<Record<Field, string>>>({});
  const [, create] = useMutation(AdminCreateWebhookDocument);
  const [, update] = useMutation(AdminUpdateWebhookDocument);
  const send = async () => {
    const input = { url: url.trim(), description: description.trim() || null, events, isEnabled };
    if (webhook) {
      const { data, error } = await update({ id: webhook.id, input });
      return { outcome: data?.updateWebhookEndpoint, error };
    }
    const { data, error } = await create({ input });
    return { outcome: data?.createWebhookEndpoint, error };
  };
  const action = async () => {
    setWrong({});
    const { outcome, error } = await send();
    if (outcome?.__typename === "InvalidInput") {
      const paths = outcome.fields.map(({ path }) => path);
      const isWrong = (field: Field): boolean => paths.some((path) => path.startsWith(field));
      setWrong(
        Object.fromEntries(fields.filter(isWrong).map((field): [Field, string] => [field, t(`wrong.${field}`)])),
      );
      return t("check");
    }
    const problem = problemOf(outcome, error, ["WebhookSecret", "WebhookEndpoint"], { Conflict: t("tooMany") });
    if (outcome?.__typename === "WebhookSecret") created?.(outcome.secret);
    if (problem === undefined) toast({ message: t(webhook ? "saved" : "created") });
    return problem;
  };
  return (
    <ActionDialog
      opened
      close={close}
      title={t(webhook ? "editTitle" : "newTitle")}
      label={t(webhook ? "save" : "create")}
      disabled={events.length === 0}
      action={action}
    >
      <TextInput
        label={t("url")}
        description={t("urlText")}
        type="url"
        maxLength={2000}
        value={url}
        error={wrong.url}
        onChange={({ currentTarget }) => setUrl(currentTarget.value)}
        required
        data-autofocus
      />
      <TextInput
        label={t("description")}
        maxLength={200}
        value={description}
        error={wrong.description}
        onChange={({ currentTarget }) => setDescription(currentTarget.value)}
      />
      <EventChoice names={eventNames} chosen={events} choose={setEvents} error={wrong.events} />
      <Switch
        label={t("enabled")}
        checked={isEnabled}
        onChange={({ currentTarget }) => setEnabled(currentTarget.checked)}
      />
    </ActionDialog>
  );
}

interface EventChoiceProps {
  readonly names: readonly string[];
  readonly chosen: string[];
  readonly choose: (names: string[]) => void;
  readonly error: string | undefined;
}

function EventChoice({ names, chosen, choose, error }: EventChoiceProps) {
  const t = useTranslations("adminOperations.webhooks.dialog");
  const nameOf = useEventNames();
  return (
    <Checkbox.Group label={t("events")} value={chosen} onChange={choose} error={error} withAsterisk>
      <Stack gap="xs" mah={260} mt="xs" style={{ overflowY: "auto" }}>
        {names.map((name) => (
          <Checkbox
            key={name}
            value={name}
            label={nameOf(name)}
            description={
              <Text span inherit ff="monospace">
                {name}
              </Text>
            }
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
