import { Alert, Badge, Button, Group } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { useSession } from "../../../app/viewer/use-session";
import { RenewSessionDocument } from "../../../graph/renew-session.generated";
import { toast } from "../../../ui/toast/toast";
import { Section } from "../components/section";
import { RecoveryCodes } from "./recovery-codes";
import { SecondFactorProof } from "./second-factor-proof";
import { SecondFactorSetup } from "./second-factor-setup";

interface SecondFactorSectionProps {
  readonly isOn: boolean;
  readonly isAdmin: boolean;
  readonly onChange: () => void;
}

type Step =
  "overview" | "setup" | "turnOff" | "renewCodes" | { readonly codes: readonly string[]; readonly isNew: boolean };

export function SecondFactorSection({ isOn, isAdmin, onChange }: SecondFactorSectionProps) {
  const t = useTranslations("account.security.secondFactor");
  const [step, setStep] = useState<Step>("overview");
  const renew = useRenewedSession();
  const overview = () => setStep("overview");
  const finishSetup = async (isNew: boolean) => {
    overview();
    // an admin's token carries the admin role only from now on
    if (isNew && isAdmin) await renew();
    onChange();
  };
  return (
    <Section
      title={t("title")}
      text={
        <>
          {isOn && (
            <Badge variant="light" leftSection={<IconShieldCheck aria-hidden size={14} />} tt="none" mr="xs">
              {t("isOn")}
            </Badge>
          )}
          {t(isOn ? "textOn" : "textOff")}
        </>
      }
    >
      {!isOn && isAdmin && step === "overview" && (
        <Alert color="yellow" variant="light">
          {t("adminsNeedIt")}
        </Alert>
      )}
      {step === "overview" && (
        <Group>
          {isOn ? (
            <>
              <Button variant="default" onClick={() => setStep("renewCodes")}>
                {t("renewCodes")}
              </Button>
              <Button variant="outline" color="red" onClick={() => setStep("turnOff")}>
                {t("turnOff")}
              </Button>
            </>
          ) : (
            <Button onClick={() => setStep("setup")}>{t("setUp")}</Button>
          )}
        </Group>
      )}
      {step === "setup" && (
        <SecondFactorSetup onCancel={overview} onDone={(codes) => setStep({ codes, isNew: true })} />
      )}
      {step === "renewCodes" && (
        <SecondFactorProof
          action="renewCodes"
          onCancel={overview}
          onDone={(codes) => setStep({ codes, isNew: false })}
        />
      )}
      {step === "turnOff" && (
        <SecondFactorProof
          action="turnOff"
          onCancel={overview}
          onDone={() => {
            overview();
            toast({ message: t("turnedOff") });
            onChange();
          }}
        />
      )}
      {typeof step === "object" && <RecoveryCodes codes={step.codes} onSaved={() => void finishSetup(step.isNew)} />}
    </Section>
  );
}

function useRenewedSession(): () => Promise<void> {
  const graph = useClient();
  const { signedIn } = useSession();
  return async () => {
    const { data } = await graph.mutation(RenewSessionDocument, {}).toPromise();
    if (data?.refreshSession?.__typename === "SignedIn") signedIn();
  };
}
