import { Alert, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import { useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { ErrorState } from "../../../../ui/page-state/error-state";
import { MyInstructorRequestDocument, type ShownRequestFragment } from "./instructor-request.generated";
import { RequestForm } from "./request-form";

/** Shows how to become an instructor: request, wait, and get the decision of an admin. */
export function BecomeInstructor() {
  const t = useTranslations("teaching.become");
  // loads the current status of the request, and the viewer's new role after an approval
  const [{ data, error, fetching }, refetch] = useQuery({
    query: MyInstructorRequestDocument,
    requestPolicy: "cache-and-network",
  });
  const retry = () => refetch({ requestPolicy: "network-only" });
  const request = data?.me?.instructorRequest;
  return (
    <Stack gap="md" maw={640}>
      <Title order={1}>{t("title")}</Title>
      <Text>{t("text")}</Text>
      {!data?.me && fetching && <Skeleton height={200} aria-hidden />}
      {!data?.me && !fetching && <ErrorState error={error} retry={retry} />}
      {request?.state === "OPEN" && <OpenRequest request={request} />}
      {request?.state === "REJECTED" && (
        <Alert color="yellow" title={t("rejected")}>
          {request.reason}
        </Alert>
      )}
      {data?.me && request?.state !== "OPEN" && <RequestForm onRequested={retry} />}
    </Stack>
  );
}

function OpenRequest({ request: { motivation, createdAt } }: { readonly request: ShownRequestFragment }) {
  const t = useTranslations("teaching.become");
  const format = useFormatter();
  return (
    <Alert color="gray" icon={<IconClock aria-hidden />} title={t("open")} role="status">
      <Stack gap="xs">
        <Text size="sm">{t("openText", { date: format.dateTime(new Date(createdAt), { dateStyle: "long" }) })}</Text>
        <Text size="sm" style={{ whiteSpace: "pre-line" }}>
          {motivation}
        </Text>
      </Stack>
    </Alert>
  );
}
