import { Anchor } from "@mantine/core";
import { Link, useLoaderData, useParams, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useLocale, useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { countryOfLanguages } from "../../../ui/address/countries";
import { likelyCountry } from "../../../ui/address/likely-country";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { ErrorState } from "../../../ui/page-state/error-state";
import { PageState } from "../../../ui/page-state/page-state";
import { AccountSkeleton } from "../components/account-skeleton";
import { PageTitle } from "../components/page-title";
import { addressAction } from "./address-action";
import { AddressForm } from "./address-form";
import { addressFormValues } from "./address-rule";
import { MyAddressesDocument } from "./addresses.generated";

export const action = import.meta.env.SSR ? addressAction : undefined;

interface AddressStart {
  /** The country of a new address. */
  readonly country: string;
}

export async function loader(args: LoaderFunctionArgs): Promise<AddressStart> {
  await preload(args, MyAddressesDocument, {});
  const country = import.meta.env.SSR
    ? likelyCountry(args.request.headers.get("accept-language") ?? "")
    : (countryOfLanguages(navigator.languages) ?? "");
  return { country };
}

/** Adds an address, or changes the one that the path names. */
export function Component() {
  const t = useTranslations("account.addresses");
  const locale = useLocale();
  const { addressId } = useParams();
  const { country } = useLoaderData<AddressStart>();
  const [answer, refetch] = useQuery({ query: MyAddressesDocument });
  const retry = () => refetch({ requestPolicy: "network-only" });
  const back = (
    <Anchor component={Link} to="/account/addresses" w="fit-content">
      {t("back")}
    </Anchor>
  );
  return (
    <PageState answer={answer} loading={<AccountSkeleton height={420} />} retry={retry}>
      {({ me, customFields }) => {
        if (!me) return <ErrorState error={answer.error} retry={retry} />;
        const address = me.addresses.find(({ id }) => id === addressId);
        if (addressId !== undefined && !address)
          return (
            <EmptyState order={1} title={t("unknown")} text={t("unknownText")}>
              {back}
            </EmptyState>
          );
        const fields = customFields ?? [];
        return (
          <>
            <PageTitle>{address ? t("change") : t("add")}</PageTitle>
            {back}
            <AddressForm
              key={addressId ?? "new"}
              address={address}
              isFirst={me.addresses.length === 0}
              fields={fields}
              saved={addressFormValues(address, { fields, country, locale })}
            />
          </>
        );
      }}
    </PageState>
  );
}
