import { Button, Center, Code, Stack, Text, Title } from "@mantine/core";
import type { CombinedError } from "@urql/core";
import { IconCloudOff, IconLock, IconRefresh } from "@tabler/icons-react";
import { Link, useLocation } from "react-router";
import { useTranslations } from "use-intl/react";
import { isUnauthenticated } from "../../graph/session-renewal";

export interface ErrorStateProps {
  readonly error: CombinedError | undefined;
  readonly retry?: () => void;
}

/** The text of an error, and a way to continue. */
export function ErrorState({ error, retry }: ErrorStateProps) {
  const t = useTranslations("common.error");
  const { pathname, search } = useLocation();
  if (error && isUnauthenticated(error)) {
    const returnTo = encodeURIComponent(pathname + search);
    return (
      <Shown icon={<IconLock aria-hidden size={40} stroke={1.2} />} title={t("signInTitle")} text={t("signInText")}>
        <Button component={Link} to={`/login?returnTo=${returnTo}`}>
          {t("signIn")}
        </Button>
      </Shown>
    );
  }
  const correlationId = error?.graphQLErrors[0]?.extensions.correlationId;
  return (
    <Shown icon={<IconCloudOff aria-hidden size={40} stroke={1.2} />} title={t("title")} text={t("text")}>
      {retry && (
        <Button leftSection={<IconRefresh aria-hidden size={16} />} onClick={retry}>
          {t("retry")}
        </Button>
      )}
      {typeof correlationId === "string" && (
        <Text size="xs" c="dimmed">
          {t("reference")} <Code>{correlationId}</Code>
        </Text>
      )}
    </Shown>
  );
}

interface ShownProps {
  readonly icon: React.ReactNode;
  readonly title: string;
  readonly text: string;
  readonly children: React.ReactNode;
}

function Shown({ icon, title, text, children }: ShownProps) {
  return (
    <Center py="xl" role="alert">
      <Stack align="center" gap="sm" maw={420}>
        {icon}
        <Title order={2} size="h3" ta="center">
          {title}
        </Title>
        <Text ta="center" c="dimmed">
          {text}
        </Text>
        {children}
      </Stack>
    </Center>
  );
}
