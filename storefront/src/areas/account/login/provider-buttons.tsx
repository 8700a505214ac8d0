import { Button, Divider, Stack } from "@mantine/core";
import { useState } from "react";
import { useHref } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../ui/form/form-problem";
import { Head } from "../../../ui/head/head";
import { EntryCard } from "../../../ui/entry-card/entry-card";
import { providerIntent } from "./login-action";
import { SignInElsewhereDocument, type SignInOptionsQuery } from "./login.generated";

type Providers = NonNullable<SignInOptionsQuery["signInProviders"]>;

interface ProviderButtonsProps {
  readonly providers: Providers;
  readonly returnTo: string;
}

/** The outside providers that the shop works with. */
export function ProviderButtons({ providers, returnTo }: ProviderButtonsProps) {
  const t = useTranslations("account.login");
  const [{ fetching }, begin] = useMutation(SignInElsewhereDocument);
  // the provider leads back to an address, and not to a route
  const address = useHref(returnTo);
  const [leaving, setLeaving] = useState(false);
  const [failed, setFailed] = useState<string>();
  if (providers.length === 0) return null;
  const go = async ({ id, name }: Providers[number]) => {
    setFailed(undefined);
    const { data } = await begin({ input: { provider: id, returnTo: address } });
    if (data?.beginProviderSignIn?.__typename !== "ProviderRedirect") return setFailed(t("providerAway", { name }));
    setLeaving(true);
    location.assign(data.beginProviderSignIn.url);
  };
  return (
    <Stack gap="sm">
      <Divider label={t("or")} />
      <FormProblem>{failed}</FormProblem>
      {providers.map((provider) => (
        <form key={provider.id} method="post">
          <input type="hidden" name="provider" value={provider.id} />
          <input type="hidden" name="returnTo" value={address} />
          <Button
            type="submit"
            name="intent"
            value={providerIntent}
            variant="default"
            loading={fetching || leaving}
            onClick={(event) => {
              event.preventDefault();
              void go(provider);
            }}
            fullWidth
          >
            {t("signInWith", { name: provider.name })}
          </Button>
        </form>
      ))}
    </Stack>
  );
}

interface ProviderLinkProps {
  readonly provider: string;
  readonly url: string;
  readonly providers: Providers;
}

/** Leads a browser without scripts to the provider. */
export function ProviderLink({ provider, url, providers }: ProviderLinkProps) {
  const t = useTranslations("account.login");
  const name = providers.find(({ id }) => id === provider)?.name ?? provider;
  return (
    <>
      <Head title={t("title")} hidden />
      <EntryCard title={t("title")} text={t("atProvider", { name })}>
        <Button component="a" href={url} rel="noreferrer" fullWidth>
          {t("toProvider", { name })}
        </Button>
      </EntryCard>
    </>
  );
}
