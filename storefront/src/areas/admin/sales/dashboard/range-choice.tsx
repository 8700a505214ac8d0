import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { useTranslations } from "use-intl/react";
import { presets, type DashboardRange, type Preset } from "./dashboard-range";

/** Chooses the days: common presets, or any range. */
export function RangeChoice({ range }: { readonly range: DashboardRange }) {
  const t = useTranslations("adminSales.dashboard.range");
  return (
    <Group align="end" gap="xs" component="nav" aria-label={t("label")}>
      <Group gap={6}>
        {(Object.keys(presets) as Preset[]).map((preset) => (
          <Button
            key={preset}
            component={Link}
            to={{ search: `range=${preset}` }}
            size="compact-sm"
            radius="xl"
            {...(range.preset === preset ? { "aria-current": "page" } : { variant: "default" })}
          >
            {t(preset)}
          </Button>
        ))}
      </Group>
      <CustomRange key={`${range.firstDay} ${range.lastDay}`} range={range} />
    </Group>
  );
}

function CustomRange({ range: { firstDay, lastDay } }: { readonly range: DashboardRange }) {
  const t = useTranslations("adminSales.dashboard.range");
  const navigate = useNavigate();
  const [from, setFrom] = useState(firstDay);
  const [to, setTo] = useState(lastDay);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({ search: `from=${from}&to=${to}` });
      }}
    >
      <Group align="end" gap={6}>
        <TextInput
          type="date"
          size="xs"
          label={t("from")}
          max={to}
          required
          withAsterisk={false}
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <TextInput
          type="date"
          size="xs"
          label={t("to")}
          min={from}
          required
          withAsterisk={false}
          value={to}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
        />
        <Button type="submit" size="xs" variant="default">
          {t("show")}
        </Button>
      </Group>
    </form>
  );
}
