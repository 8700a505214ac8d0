import { Group, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Head } from "../../../ui/head/head";

interface PageTitleProps {
  readonly children: string;
  /** What the page offers to do, at the end of its line. */
  readonly act?: ReactNode;
}

/** Of a page that is one person's: nobody else finds it. There before what the page shows. */
export function PageTitle({ children, act }: PageTitleProps) {
  return (
    <Group justify="space-between" mih={36}>
      <Head title={children} hidden />
      <Title order={1} size="h2">
        {children}
      </Title>
      {act}
    </Group>
  );
}
