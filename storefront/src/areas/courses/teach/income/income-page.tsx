import { Anchor, Button, Group, NativeSelect, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconCoins, IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useFormatter, useTimeZone, useTranslations } from "use-intl/react";
import { Head } from "../../../../ui/head/head";
import { useListAddress } from "../../../../ui/keyset-table/use-list-address";
import { EmptyState } from "../../../../ui/page-state/empty-state";
import { ErrorState } from "../../../../ui/page-state/error-state";
import { PageState } from "../../../../ui/page-state/page-state";
import { Price } from "../../../../ui/price/price";
import { csvType } from "../../../../ui/save-file/csv-file";
import { saveFile } from "../../../../ui/save-file/save-file";
import { incomeCsv } from "./income-csv";
import { incomeChoices, incomePeriod, type IncomePeriod } from "./income-period";
import { IncomeTable } from "./income-table";
import { InstructorIncomeDocument, type InstructorIncomeQuery } from "./income.generated";

type Income = NonNullable<InstructorIncomeQuery["courseIncome"]>;

/** The income of the instructor by month and by course; for admins, that of the instructor in the address. */
export function Component() {
  const t = useTranslations("teaching.income");
  const address = useListAddress();
  const [now] = useState(() => new Date());
  const timeZone = useTimeZone() ?? "UTC";
  const period = incomePeriod(address.value("period"), now);
  const instructorId = address.value("instructor");
  const [answer, refetch] = useQuery({
    query: InstructorIncomeDocument,
    variables: {
      fromMonth: period.fromMonth,
      toMonth: period.toMonth,
      timeZone,
      userId: instructorId,
      isOther: instructorId !== "",
      ...(instructorId ? { instructorId } : {}),
    },
    requestPolicy: "cache-and-network",
  });
  const retry = () => refetch({ requestPolicy: "network-only" });
  const name = answer.data?.user?.fullName;
  const title = name ? t("titleOf", { name }) : t("title");
  return (
    <Stack gap="md">
      <Head title={title} hidden />
      <Anchor component={Link} to="/teach" size="sm">
        <IconArrowLeft aria-hidden size={16} style={{ verticalAlign: "text-bottom" }} /> {t("back")}
      </Anchor>
      <Group justify="space-between" align="end">
        <Title order={1}>{title}</Title>
        <Group align="end" gap="xs">
          <NativeSelect
            label={t("period")}
            data={incomeChoices(now).map((value) => ({ value, label: labelOf(value, t) }))}
            value={period.choice}
            onChange={({ currentTarget }) => address.change({ period: currentTarget.value })}
          />
          <DownloadButton income={answer.data?.courseIncome} period={period} />
        </Group>
      </Group>
      <PageState answer={answer} loading={<Skeleton height={320} aria-hidden />} retry={retry}>
        {({ courseIncome }) =>
          courseIncome ? <IncomeFigures income={courseIncome} /> : <ErrorState error={answer.error} retry={retry} />
        }
      </PageState>
    </Stack>
  );
}

function labelOf(choice: string, t: ReturnType<typeof useTranslations<"teaching.income">>): string {
  if (choice === "") return t("thisYear");
  return choice === "months" ? t("lastMonths") : choice;
}

interface DownloadButtonProps {
  readonly income: Income | null | undefined;
  readonly period: IncomePeriod;
}

function DownloadButton({ income, period: { fromMonth, toMonth } }: DownloadButtonProps) {
  const t = useTranslations("teaching.income");
  const header = [
    t("month"),
    t("course"),
    t("units"),
    t("sales"),
    t("refunds"),
    t("shopShare"),
    t("income"),
    t("currency"),
  ];
  return (
    <Button
      variant="default"
      leftSection={<IconDownload aria-hidden size={16} />}
      disabled={!income || income.monthsOfCourses.length === 0}
      onClick={() =>
        income && saveFile(`income-${fromMonth}-${toMonth}.csv`, incomeCsv(header, income.monthsOfCourses), csvType)
      }
    >
      {t("download")}
    </Button>
  );
}

function IncomeFigures({ income: { totals, months, courses, shopShareBasisPoints } }: { readonly income: Income }) {
  const t = useTranslations("teaching.income");
  const format = useFormatter();
  const share = format.number(shopShareBasisPoints / 10_000, { style: "percent", maximumFractionDigits: 2 });
  const monthName = (month: string) =>
    format.dateTime(new Date(`${month}-15T12:00:00Z`), { month: "long", year: "numeric", timeZone: "UTC" });
  return (
    <>
      <Text c="dimmed">{shopShareBasisPoints === 0 ? t("noShare") : t("share", { share })}</Text>
      {courses.length === 0 ? (
        <EmptyState
          icon={<IconCoins aria-hidden size={40} stroke={1.2} />}
          title={t("nothing")}
          text={t("nothingText")}
        />
      ) : (
        <>
          <SimpleGrid component="dl" cols={{ base: 2, sm: 4 }} spacing="sm" my={0}>
            {(["sales", "refunds", "shopShare", "income"] as const).map((figure) => (
              <Paper key={figure} withBorder p="md">
                <Text component="dt" size="sm" c="dimmed">
                  {t(figure)}
                </Text>
                <Text component="dd" m={0} fz="lg" fw={600}>
                  <Price money={totals[figure]} inherit />
                </Text>
              </Paper>
            ))}
          </SimpleGrid>
          <Title order={2} size="h3">
            {t("byMonth")}
          </Title>
          <IncomeTable
            label={t("byMonth")}
            of={t("month")}
            hasBars
            rows={months.map((row) => ({ ...row, key: row.month, title: monthName(row.month) }))}
          />
          <Title order={2} size="h3">
            {t("byCourse")}
          </Title>
          <IncomeTable
            label={t("byCourse")}
            of={t("course")}
            rows={courses.map(({ product, name, ...row }, index) => ({
              ...row,
              key: product?.id ?? String(index),
              title: product?.course ? (
                <Anchor component={Link} to={`/teach/courses/${product.course.id}`} inherit>
                  {name}
                </Anchor>
              ) : (
                name
              ),
            }))}
          />
        </>
      )}
    </>
  );
}
