import { Alert, Anchor, Button, Card, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconCertificate, IconDownload } from "@tabler/icons-react";
import { Link, useParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { usePageStatus } from "../../../app/page-status";
import { preload } from "../../../graph/graph-context";
import { Head } from "../../../ui/head/head";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { missingAt } from "../../../ui/page-state/missing-at";
import { UnavailablePage } from "../../../ui/page-state/unavailable-page";
import { CertificateDocument, type CertificateQuery } from "./certificate.generated";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, CertificateDocument, { number: args.params.number ?? "" });
  return null;
}

/** Verifies a certificate for everyone who knows its number. */
export function Component() {
  const t = useTranslations("courses.certificate");
  const { number = "" } = useParams();
  const [{ data, error, fetching }, refetch] = useQuery({ query: CertificateDocument, variables: { number } });
  const certificate = data?.certificate;
  if (certificate) return <Certificate certificate={certificate} />;
  if (fetching) return <Skeleton height={320} maw={640} mx="auto" my="xl" />;
  if (data && !missingAt(error, "certificate")) return <UnknownCertificate number={number} />;
  return (
    <>
      <Head title={t("title")} hidden />
      <UnavailablePage error={error} retry={() => refetch({ requestPolicy: "network-only" })} />
    </>
  );
}

function UnknownCertificate({ number }: { readonly number: string }) {
  const t = useTranslations("courses.certificate");
  usePageStatus(404);
  return (
    <>
      <Head title={t("unknown")} hidden />
      <EmptyState order={1} title={t("unknown")} text={t("unknownText", { number })} />
    </>
  );
}

type KnownCertificate = NonNullable<CertificateQuery["certificate"]>;

function Certificate({ certificate }: { readonly certificate: KnownCertificate }) {
  const t = useTranslations("courses.certificate");
  const format = useFormatter();
  const shopName = useTranslations("common")("shopName");
  const { number, studentName, courseTitle, completedAt, revokedAt, pdfUrl, course } = certificate;
  // as in the PDF
  const dayOf = (time: string) => format.dateTime(new Date(time), { dateStyle: "long", timeZone: "UTC" });
  return (
    <Stack maw={640} mx="auto" py="xl" gap="md">
      <Head title={t("titleOf", { name: studentName })} hidden />
      {revokedAt ? (
        <Alert color="red" title={t("revoked")} role="status">
          {t("revokedText", { date: dayOf(revokedAt) })}
        </Alert>
      ) : (
        <Alert color="green" title={t("valid")} role="status">
          {t("validText", { shop: shopName })}
        </Alert>
      )}
      <Card withBorder padding="xl">
        <Stack align="center" gap="xs" ta="center">
          <IconCertificate aria-hidden size={48} stroke={1.2} color="var(--mantine-color-anchor)" />
          <Text size="sm" c="dimmed">
            {t("title")}
          </Text>
          <Title order={1} size="h2" style={{ overflowWrap: "anywhere" }}>
            {studentName}
          </Title>
          <Text>{t("completed")}</Text>
          <Text fw={600} size="lg" style={{ overflowWrap: "anywhere" }}>
            {course ? (
              <Anchor component={Link} to={`/courses/${course.slug}`} inherit>
                {courseTitle}
              </Anchor>
            ) : (
              courseTitle
            )}
          </Text>
          <Text>{t("on", { date: dayOf(completedAt) })}</Text>
          <Text size="sm" c="dimmed">
            {t("number", { number })}
          </Text>
        </Stack>
      </Card>
      {pdfUrl && (
        <Group justify="center">
          <Button component="a" href={pdfUrl} leftSection={<IconDownload aria-hidden size={18} />} variant="default">
            {t("download")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
