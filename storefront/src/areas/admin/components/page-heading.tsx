import { Button, Group, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { Head } from "../../../ui/head/head";

export interface PageHeadingProps {
  readonly title: string;
  /** Pages of the same topic. */
  readonly links: readonly { readonly to: string; readonly label: string; readonly icon: ReactNode }[];
}

/** The title of a page, and links to related pages. */
export function PageHeading({ title, links }: PageHeadingProps) {
  return (
    <>
      <Head title={title} hidden />
      <Group justify="space-between">
        <Title order={1}>{title}</Title>
        <Group gap="xs">
          {links.map(({ to, label, icon }) => (
            <Button key={to} component={Link} to={to} variant="default" leftSection={icon}>
              {label}
            </Button>
          ))}
        </Group>
      </Group>
    </>
  );
}
