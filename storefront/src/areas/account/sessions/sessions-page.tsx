import { Badge, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { IconDeviceDesktop, IconDeviceMobile } from "@tabler/icons-react";
import { useState } from "react";
import type { LoaderFunctionArgs } from "react-router";
import { useMutation, useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { ErrorState } from "../../../ui/page-state/error-state";
import { PageState } from "../../../ui/page-state/page-state";
import { toast } from "../../../ui/toast/toast";
import { AccountSkeleton } from "../components/account-skeleton";
import { ConfirmDialog } from "../components/confirm-dialog";
import { PageTitle } from "../components/page-title";
import {
  EndOtherSessionsDocument,
  EndSessionDocument,
  MySessionsDocument,
  type MySessionsQuery,
} from "./sessions.generated";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, MySessionsDocument, {});
  return null;
}

type Session = NonNullable<MySessionsQuery["me"]>["sessions"][number];

export function Component() {
  const t = useTranslations("account.sessions");
  const [answer, refetch] = useQuery({ query: MySessionsDocument });
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <PageState answer={answer} loading={<AccountSkeleton height={260} />} retry={retry}>
        {({ me }) =>
          me ? (
            <>
              <Text c="dimmed">{t("text")}</Text>
              <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: "none" }}>
                {me.sessions.map((session) => (
                  <SessionCard key={session.id} session={session} onEnd={retry} />
                ))}
              </Stack>
              {me.sessions.length > 1 && <EndOthers onEnd={retry} />}
            </>
          ) : (
            <ErrorState error={answer.error} retry={retry} />
          )
        }
      </PageState>
    </>
  );
}

function SessionCard({ session, onEnd }: { readonly session: Session; readonly onEnd: () => void }) {
  const t = useTranslations("account.sessions");
  const format = useFormatter();
  const refusalText = useRefusalText();
  const [{ fetching }, end] = useMutation(EndSessionDocument);
  const { id, device, clientAddress, createdAt, lastUsedAt, isCurrent } = session;
  const time = (moment: string) => format.dateTime(new Date(moment), { dateStyle: "medium", timeStyle: "short" });
  const Icon = /iOS|iPhone|iPad|Android/.test(device) ? IconDeviceMobile : IconDeviceDesktop;
  const endSession = async () => {
    const { data, error } = await end({ id });
    // a session that ended by itself counts as ended too
    if (data?.revokeSession == null) return toast({ kind: "problem", message: refusalText(error) });
    toast({ message: t("ended", { device }) });
    onEnd();
  };
  return (
    <Paper component="li" withBorder p="md">
      <Group justify="space-between" gap="sm">
        <Group gap="md" wrap="nowrap" align="flex-start">
          <Icon aria-hidden size={28} stroke={1.4} />
          <div>
            <Group gap="xs">
              <Text fw={600}>{device}</Text>
              {isCurrent && (
                <Badge variant="light" tt="none">
                  {t("current")}
                </Badge>
              )}
            </Group>
            <Text size="sm" c="dimmed">
              {t("lastUsed", { time: time(lastUsedAt) })}
              {clientAddress && <> · {t("from", { place: clientAddress })}</>}
            </Text>
            <Text size="sm" c="dimmed">
              {t("since", { time: time(createdAt) })}
            </Text>
          </div>
        </Group>
        {!isCurrent && (
          <Button
            variant="default"
            size="xs"
            loading={fetching}
            onClick={endSession}
            aria-label={t("endOf", { device, time: time(createdAt) })}
          >
            {t("end")}
          </Button>
        )}
      </Group>
    </Paper>
  );
}

function EndOthers({ onEnd }: { readonly onEnd: () => void }) {
  const t = useTranslations("account.sessions");
  const refusalText = useRefusalText();
  const [{ fetching }, end] = useMutation(EndOtherSessionsDocument);
  const [confirming, setConfirming] = useState(false);
  const endOtherSessions = async () => {
    const { data, error } = await end({});
    if (data?.revokeAllSessions == null) return toast({ kind: "problem", message: refusalText(error) });
    setConfirming(false);
    toast({ message: t("othersEnded", { count: data.revokeAllSessions }) });
    onEnd();
  };
  return (
    <>
      <Button variant="default" onClick={() => setConfirming(true)} style={{ alignSelf: "flex-start" }}>
        {t("endOthers")}
      </Button>
      <ConfirmDialog
        opened={confirming}
        title={t("endOthers")}
        text={t("endOthersText")}
        confirmLabel={t("endOthers")}
        loading={fetching}
        onConfirm={() => void endOtherSessions()}
        onClose={() => setConfirming(false)}
      />
    </>
  );
}
