import { Anchor, Button, Group, NavLink, Skeleton, Stack, Tabs, Text, Title } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { Link, useSearchParams } from "react-router";
import { useMutation, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../../../app/viewer/viewer";
import { Head } from "../../../../ui/head/head";
import { PageState } from "../../../../ui/page-state/page-state";
import { ErrorState } from "../../../../ui/page-state/error-state";
import { toast } from "../../../../ui/toast/toast";
import { useProblem } from "../../components/use-problem";
import { useNames } from "../../names/use-names";
import {
  AdminEmailTemplatesDocument,
  AdminSendTestMailDocument,
  type AdminEmailTemplatesQuery,
} from "./templates.generated";
import classes from "./templates-page.module.css";

type Template = NonNullable<AdminEmailTemplatesQuery["emailTemplates"]>[number];

/** Every mail template of the shop, filled with sample data. */
export function Component() {
  const t = useTranslations("adminOperations.templates");
  const [answer, refetch] = useQuery({ query: AdminEmailTemplatesDocument });
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <div>
        <Anchor component={Link} to="/admin/notifications" size="sm">
          {t("back")}
        </Anchor>
        <Title order={1}>{t("title")}</Title>
      </div>
      <PageState answer={answer} loading={<Skeleton height={420} aria-hidden />} retry={retry}>
        {({ emailTemplates }) =>
          emailTemplates ? <Templates templates={emailTemplates} /> : <ErrorState error={answer.error} retry={retry} />
        }
      </PageState>
    </Stack>
  );
}

function Templates({ templates }: { readonly templates: readonly Template[] }) {
  const t = useTranslations("adminOperations.templates");
  const names = useNames();
  const [parameters] = useSearchParams();
  const shown = templates.find(({ kind }) => kind === parameters.get("kind")) ?? templates[0];
  return (
    <div className={classes.columns}>
      <nav aria-label={t("title")} className={classes.list}>
        {templates.map(({ kind, subject }) => (
          <NavLink
            key={kind}
            component={Link}
            to={`?kind=${kind}`}
            replace
            active={kind === shown?.kind}
            label={subject}
            description={names.mailKind(kind)}
          />
        ))}
      </nav>
      {shown && <Preview key={shown.kind} template={shown} />}
    </div>
  );
}

function Preview({ template: { kind, subject, text, html } }: { readonly template: Template }) {
  const t = useTranslations("adminOperations.templates");
  return (
    <Stack gap="sm" miw={0}>
      <Group justify="space-between">
        <div>
          <Title order={2} size="h4">
            {subject}
          </Title>
          <Text size="xs" c="dimmed">
            {t("sample")}
          </Text>
        </div>
        <TestMail kind={kind} />
      </Group>
      <Tabs defaultValue="html" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="html">{t("asPage")}</Tabs.Tab>
          <Tabs.Tab value="text">{t("asText")}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="html" pt="sm">
          <iframe title={subject} srcDoc={html} sandbox="" className={classes.frame} />
        </Tabs.Panel>
        <Tabs.Panel value="text" pt="sm">
          <pre className={classes.text}>{text}</pre>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function TestMail({ kind }: { readonly kind: string }) {
  const t = useTranslations("adminOperations.templates");
  const { user } = useViewer();
  const problemOf = useProblem();
  const [{ fetching }, send] = useMutation(AdminSendTestMailDocument);
  const action = async () => {
    const { data, error } = await send({ kind });
    const problemText = problemOf(data?.sendTestMail, error, ["TestMailQueued"]);
    toast(
      problemText === undefined
        ? { message: t("sent", { email: user?.email ?? "" }) }
        : { kind: "problem", message: problemText },
    );
  };
  return (
    <Button variant="default" leftSection={<IconSend aria-hidden size={16} />} loading={fetching} onClick={action}>
      {t("sendTest")}
    </Button>
  );
}
