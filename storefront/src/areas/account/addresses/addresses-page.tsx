import { Button, SimpleGrid } from "@mantine/core";
import { IconHome, IconPlus } from "@tabler/icons-react";
import { Link, useActionData, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { ErrorState } from "../../../ui/page-state/error-state";
import { PageState } from "../../../ui/page-state/page-state";
import { AccountSkeleton } from "../components/account-skeleton";
import { ActionNotice } from "../components/action-notice";
import { PageTitle } from "../components/page-title";
import { AddressCard } from "./address-card";
import { addressesAction, type RefusedAddressChange } from "./addresses-action";
import { MyAddressesDocument } from "./addresses.generated";

export const action = import.meta.env.SSR ? addressesAction : undefined;

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, MyAddressesDocument, {});
  return null;
}

/** The limit of addresses for one account. */
const maxAddresses = 50;

export function Component() {
  const t = useTranslations("account.addresses");
  const [answer, refetch] = useQuery({ query: MyAddressesDocument });
  const problem = useRefusedChange();
  const retry = () => refetch({ requestPolicy: "network-only" });
  const addresses = answer.data?.me?.addresses ?? [];
  const canAdd = addresses.length > 0 && addresses.length < maxAddresses;
  const add = (
    <Button component={Link} to="/account/addresses/new" leftSection={<IconPlus aria-hidden size={16} />}>
      {t("add")}
    </Button>
  );
  const line1 = addresses.find(({ isDefault }) => isDefault)?.line1;
  const done = {
    saved: t("saved"),
    deleted: t("addressDeleted"),
    default: line1 === undefined ? undefined : t("isDefaultNow", { line1 }),
  };
  return (
    <>
      <PageTitle action={canAdd && add}>{t("title")}</PageTitle>
      <ActionNotice done={done} problem={problem} />
      <PageState answer={answer} loading={<AccountSkeleton />} retry={retry}>
        {({ me }) =>
          me ? (
            <>
              {me.addresses.length === 0 && (
                <EmptyState
                  icon={<IconHome aria-hidden size={40} stroke={1.2} />}
                  title={t("empty")}
                  text={t("emptyText")}
                >
                  {add}
                </EmptyState>
              )}
              <SimpleGrid component="ul" cols={{ base: 1, md: 2 }} p={0} m={0} style={{ listStyle: "none" }}>
                {me.addresses.map((address) => (
                  <AddressCard key={address.id} address={address} onChange={retry} />
                ))}
              </SimpleGrid>
            </>
          ) : (
            <ErrorState error={answer.error} retry={retry} />
          )
        }
      </PageState>
    </>
  );
}

/** Returns the text of a change that the server has refused. */
function useRefusedChange(): string | undefined {
  const t = useTranslations("account.addresses");
  const textOfRefusal = useTextOfRefusal();
  const outcome = useActionData<RefusedAddressChange>()?.outcome;
  if (!outcome) return undefined;
  return outcome.kind === "refused" ? textOfRefusal(outcome.refusal) : t("gone");
}
