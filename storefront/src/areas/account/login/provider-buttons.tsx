import { Button, Divider, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useHref } from "react-router";
import { useMutation } from "urql";
import { useTranslations } from "use-intl/react";
import { FormProblem } from "../../../ui/form/form-problem";
import { SignInElsewhereDocument, type SignInOptionsQuery } from "./login.generated";

interface ProviderButtonsProps {
  readonly providers: NonNullable<SignInOptionsQuery["signInProviders"]>;
  readonly returnTo: string;
}

/**
 * The outside providers that the shop works with. The buttons need scripts, because the provider's return page needs
 * them too.
 */
export function ProviderButtons({ providers, returnTo }: ProviderButtonsProps) {
  const t = useTranslations("account.login");
  const [{ fetching }, begin] = useMutation(SignInElsewhereDocument);
  // the provider leads back to an address, and not to a route
  const address = useHref(returnTo);
  const [leaving, setLeaving] = useState(false);
  const [failed, setFailed] = useState<string>();
  if (providers.length === 0) return null;
  const go = async ({ id, name }: (typeof providers)[number]) => {
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
        <Button key={provider.id} variant="default" loading={fetching || leaving} onClick={() => go(provider)}>
          {t("signInWith", { name: provider.name })}
        </Button>
      ))}
      <noscript>
        <Text size="sm" c="dimmed">
          {t("providersNeedScripts")}
        </Text>
      </noscript>
    </Stack>
  );
}
