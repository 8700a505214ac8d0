import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { localeNames, locales } from "../../../../app/locale";
import { PostalAddress } from "../../../../ui/address/postal-address";
import { CustomTexts } from "../../../../ui/custom-fields/custom-texts";
import { Portrait } from "../../../../ui/picture/portrait";
import { Moment } from "../../components/moment";
import { Section } from "../../components/section";
import type { AdminCustomerFragment } from "./customer.generated";

/** The person and their ways to sign in. */
export function CustomerProfile({ user }: { readonly user: AdminCustomerFragment }) {
  const t = useTranslations("adminSales.customer.profile");
  const known = locales.find((locale) => locale === user.locale);
  const language = known && localeNames[known];
  return (
    <Section title={t("title")}>
      {user.avatar && <Portrait url={user.avatar.url} alt={t("picture")} size={96} />}
      <Stack component="dl" gap="xs" m={0}>
        <Entry term={t("email")}>{user.email}</Entry>
        <Entry term={t("username")}>{user.username ?? "–"}</Entry>
        <Entry term={t("phone")}>{user.phone ?? "–"}</Entry>
        <Entry term={t("language")}>
          {language === undefined
            ? "–"
            : t("languageOf", { name: language, chosen: String(user.chosenLocale !== null) })}
        </Entry>
        <Entry term={t("verified")}>
          {user.emailVerifiedAt ? (
            <Moment at={user.emailVerifiedAt} />
          ) : (
            t(`verification.${user.emailVerification.status}`)
          )}
        </Entry>
        <Entry term={t("secondFactor")}>{user.twoFactorEnabled ? t("on") : t("off")}</Entry>
        {user.lockedUntil && (
          <Entry term={t("lockedUntil")}>
            <Moment at={user.lockedUntil} />
          </Entry>
        )}
      </Stack>
      {user.addresses.map((address) => (
        <Stack key={address.id} gap={0}>
          <Text size="sm" fw={600}>
            {address.isDefault ? t("defaultAddress") : t("address")}
          </Text>
          <Text component="div" size="sm">
            <PostalAddress address={address} />
            {address.phone}
          </Text>
          <CustomTexts values={address.customValues} />
        </Stack>
      ))}
    </Section>
  );
}

function Entry({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="xs" c="dimmed">
        {term}
      </Text>
      <Text component="dd" size="sm" m={0}>
        {children}
      </Text>
    </div>
  );
}
