import { Anchor, Grid, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { NotFoundPage } from "../../../../app/not-found-page";
import type { CustomField } from "../../../../ui/custom-fields/custom-values";
import { Head } from "../../../../ui/head/head";
import { ErrorState } from "../../../../ui/page-state/error-state";
import { PageState } from "../../../../ui/page-state/page-state";
import { Moment } from "../../components/moment";
import { AccountStatusBadges } from "../customers/account-status-badges";
import { CustomerActions } from "./actions/customer-actions";
import { CustomerCart } from "./customer-cart";
import { CustomerCourses } from "./customer-courses";
import { CustomerFields } from "./customer-fields";
import { CustomerOrders } from "./customer-orders";
import { CustomerProfile } from "./customer-profile";
import { CustomerSessions } from "./customer-sessions";
import { AdminCustomerDocument, type AdminCustomerFragment, type AdminCustomerQuery } from "./customer.generated";

/** One account with its orders, courses and cart. */
export function Component() {
  const { id = "" } = useParams();
  const [answer, refetch] = useQuery({
    query: AdminCustomerDocument,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <PageState answer={answer} loading={<CustomerSkeleton />} retry={retry}>
      {({ user, customerCart, customFields }) => {
        if (user) return <Customer user={user} cart={customerCart} fields={customFields ?? []} retry={retry} />;
        if (answer.fetching) return <CustomerSkeleton />;
        return answer.error ? <ErrorState error={answer.error} retry={retry} /> : <NotFoundPage />;
      }}
    </PageState>
  );
}

interface CustomerProps {
  readonly user: AdminCustomerFragment;
  readonly cart: AdminCustomerQuery["customerCart"];
  readonly fields: readonly CustomField[];
  readonly retry: () => void;
}

function Customer({ user, cart, fields, retry }: CustomerProps) {
  const t = useTranslations("adminSales.customer");
  const role = useTranslations("adminSales.role");
  const name = user.fullName ?? user.email;
  return (
    <Stack>
      <Head title={name} hidden />
      <BackToCustomers />
      <Group justify="space-between" gap="sm">
        <Stack gap={2}>
          <Group gap="sm">
            <Title order={1}>{name}</Title>
            <AccountStatusBadges user={user} />
          </Group>
          <Text size="sm" c="dimmed">
            {role(user.role)} · {t("since")} <Moment at={user.createdAt} />
            {user.role !== "CUSTOMER" && (
              <>
                {" · "}
                <Anchor component={Link} to={`/teach/income?instructor=${user.id}`} inherit>
                  {t("income")}
                </Anchor>
              </>
            )}
          </Text>
        </Stack>
        <CustomerActions user={user} />
      </Group>
      <Grid>
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack>
            <CustomerOrders user={user} retry={retry} />
            <CustomerCourses user={user} retry={retry} />
            <CustomerCart cart={cart} retry={retry} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack>
            <CustomerProfile user={user} />
            <CustomerFields user={user} fields={fields} />
            <CustomerSessions sessions={user.sessions} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function BackToCustomers() {
  const t = useTranslations("adminSales.customer");
  return (
    <Anchor component={Link} to="/admin/customers" size="sm">
      <Group gap={4} component="span">
        <IconChevronLeft aria-hidden size={14} />
        {t("back")}
      </Group>
    </Anchor>
  );
}

function CustomerSkeleton() {
  const t = useTranslations("adminSales.customer");
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <BackToCustomers />
      <Title order={1}>{t("title")}</Title>
      <Grid aria-hidden>
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack>
            <Skeleton height={320} />
            <Skeleton height={120} />
            <Skeleton height={120} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Skeleton height={280} />
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
