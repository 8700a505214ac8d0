import { Button, Group, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { Head } from "../../../ui/head/head";

export interface PageHeadingProps {
  readonly title: string;
  /** A page of the same topic. */
  readonly link: { readonly to: string; readonly label: string; readonly icon: ReactNode };
}

/** The title of a page, and a link to a related page. */
export function PageHeading({ title, link: { to, label, icon } }: PageHeadingProps) {
  return (
    <>
      <Head title={title} hidden />
      <Group justify="space-between">
        <Title order={1}>{title}</Title>
        <Button component={Link} to={to} variant="default" leftSection={icon}>
          {label}
        </Button>
      </Group>
    </>
  );
}
