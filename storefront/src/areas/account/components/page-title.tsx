import { Group, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Head } from "../../../ui/head/head";

interface PageTitleProps {
  readonly children: string;
  /** A control at the end of the title line. */
  readonly action?: ReactNode;
}

/** The title of a private page, hidden from search engines. It is rendered before the content arrives. */
export function PageTitle({ children, action }: PageTitleProps) {
  return (
    <Group justify="space-between" mih={36}>
      <Head title={children} hidden />
      <Title order={1} size="h2">
        {children}
      </Title>
      {action}
    </Group>
  );
}
