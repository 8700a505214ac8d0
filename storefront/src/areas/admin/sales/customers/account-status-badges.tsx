import { Group } from "@mantine/core";
import { useTranslations } from "use-intl/react";
import { StatusBadge } from "../../components/status-badge";

export interface AccountStatusBadgesProps {
  readonly user: {
    readonly isActive: boolean;
    readonly emailVerified: boolean;
    readonly lockedUntil: string | null;
  };
}

/** Says whether the account can sign in, and if not, why. */
export function AccountStatusBadges({ user: { isActive, emailVerified, lockedUntil } }: AccountStatusBadgesProps) {
  const t = useTranslations("adminSales.standing");
  if (!isActive) return <StatusBadge color="red" text={t("deactivated")} />;
  return (
    <Group gap={4}>
      {emailVerified ? (
        !lockedUntil && <StatusBadge color="green" text={t("active")} />
      ) : (
        <StatusBadge color="gray" text={t("unverified")} />
      )}
      {lockedUntil && <StatusBadge color="yellow" text={t("locked")} />}
    </Group>
  );
}
