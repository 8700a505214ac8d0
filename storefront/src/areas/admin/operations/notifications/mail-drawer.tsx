import { Anchor, Code, Drawer, Group, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { ResendMail } from "../../components/resend-mail/resend-mail";
import { Moment } from "../../components/moment";
import { useNames } from "../../names/use-names";
import { NotificationStatusBadge } from "./notification-status-badge";
import type { AdminNotificationFragment } from "./notifications.generated";
import type { MailAgainFragment } from "../../components/resend-mail/resend-mail.generated";

export interface MailDrawerProps {
  readonly mail: AdminNotificationFragment | undefined;
  readonly close: () => void;
  readonly sent: () => void;
}

/** One mail with its text, its last error and a button to send it again. */
export function MailDrawer({ mail, close, sent }: MailDrawerProps) {
  const t = useTranslations("adminOperations.mail");
  return (
    <Drawer
      opened={mail !== undefined}
      onClose={close}
      position="right"
      size="lg"
      title={mail?.subject ?? ""}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {mail && <Mail mail={mail} close={close} sent={sent} />}
    </Drawer>
  );
}

function Mail({ mail, close, sent }: MailDrawerProps & { readonly mail: AdminNotificationFragment }) {
  const t = useTranslations("adminOperations.mail");
  const onDone = () => {
    close();
    sent();
  };
  return (
    <Stack>
      <Group gap="xs">
        <NotificationStatusBadge status={mail.status} />
        <Text size="sm">{t("to", { recipient: mail.recipient })}</Text>
        {mail.sender && <Sender sender={mail.sender} />}
        <Text size="sm" c="dimmed">
          <Moment at={mail.sentAt ?? mail.createdAt} />
        </Text>
        {mail.deliveredAt && (
          <Text size="sm" c="dimmed">
            {t("deliveredAt")} <Moment at={mail.deliveredAt} />
          </Text>
        )}
        {mail.timesSent > 1 && (
          <Text size="sm" c="dimmed">
            {t("timesSent", { count: mail.timesSent })}
          </Text>
        )}
      </Group>
      {mail.lastError && (
        <div>
          <Text size="sm" fw={600}>
            {t("lastError")}
          </Text>
          <Code block>{mail.lastError}</Code>
        </div>
      )}
      <ResendUnavailable mail={mail} />
      <Group>
        <ResendMail mail={mail} onDone={onDone} />
      </Group>
      {mail.text && (
        <Text
          component="pre"
          ff="monospace"
          size="sm"
          style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}
          m={0}
        >
          {mail.text}
        </Text>
      )}
      {!mail.text && mail.resendState === "ON_ITS_WAY" && <Text c="dimmed">{t("hidden")}</Text>}
    </Stack>
  );
}

/** `admin:<id>` or `service:<name>`. */
function Sender({ sender }: { readonly sender: string }) {
  const t = useTranslations("adminOperations.mail");
  const names = useNames();
  const [kind, name = ""] = sender.split(":");
  return (
    <Text size="sm">
      {kind === "admin"
        ? t.rich("byStaff", {
            admin: (text) => (
              <Anchor component={Link} to={`/admin/customers/${name}`} inherit>
                {text}
              </Anchor>
            ),
          })
        : t("byService", { name: names.service(name) })}
    </Text>
  );
}

/** The kinds of mail that contain a secret. For each of them there is a way to get a new one. */
const secretKinds = [
  "VERIFY_EMAIL",
  "PASSWORD_RESET",
  "CONFIRM_EMAIL_CHANGE",
  "ORDER_LINK",
  "CONFIRM_STOCK_MAIL",
] as const;

/** Explains why a finished mail cannot be sent again, and the alternative. */
function ResendUnavailable({ mail: { kind, resendState } }: { readonly mail: MailAgainFragment }) {
  const t = useTranslations("admin.mailAgain");
  if (resendState === "FORGOTTEN") return <Text c="dimmed">{t("forgotten")}</Text>;
  if (resendState !== "HOLDS_SECRET") return null;
  const known = secretKinds.find((secret) => secret === kind);
  return (
    <div>
      <Text c="dimmed">{t("holdsSecret")}</Text>
      {known && <Text>{t(`instead.${known}`)}</Text>}
    </div>
  );
}
