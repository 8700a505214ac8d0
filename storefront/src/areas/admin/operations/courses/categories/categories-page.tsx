import { ActionIcon, Anchor, Button, Group, Skeleton, Stack, Table, Text, Title } from "@mantine/core";
import { IconCategory, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { Head } from "../../../../../ui/head/head";
import { EmptyState } from "../../../../../ui/page-state/empty-state";
import { ErrorState } from "../../../../../ui/page-state/error-state";
import { PageState } from "../../../../../ui/page-state/page-state";
import { Scrollable } from "../../../../../ui/scrollable/scrollable";
import { AdminCourseCategoriesDocument, type AdminCourseCategoryFragment } from "./categories.generated";
import { CategoryDialog } from "./category-dialog";
import { DeleteCategory } from "./delete-category";

type Action =
  { readonly action: "new" } | { readonly action: "edit" | "delete"; readonly category: AdminCourseCategoryFragment };

/** All categories of courses by name on one page: there are at most 200. */
export function Component() {
  const t = useTranslations("adminOperations.courseCategories");
  const [action, setAction] = useState<Action>();
  const [answer, refetch] = useQuery({ query: AdminCourseCategoriesDocument, requestPolicy: "cache-and-network" });
  const retry = () => refetch({ requestPolicy: "network-only" });
  const close = () => setAction(undefined);
  return (
    <Stack>
      <Head title={t("title")} hidden />
      <Group justify="space-between" gap="sm">
        <div>
          <Anchor component={Link} to="/admin/courses" size="sm">
            {t("back")}
          </Anchor>
          <Title order={1}>{t("title")}</Title>
        </div>
        <Button leftSection={<IconPlus aria-hidden size={16} />} onClick={() => setAction({ action: "new" })}>
          {t("new")}
        </Button>
      </Group>
      <PageState answer={answer} loading={<Skeleton height={480} aria-hidden />} retry={retry}>
        {({ courseCategories: categories }) => {
          if (!categories)
            return answer.fetching ? (
              <Skeleton height={480} aria-hidden />
            ) : (
              <ErrorState error={answer.error} retry={retry} />
            );
          if (categories.length === 0)
            return (
              <EmptyState
                icon={<IconCategory aria-hidden size={40} stroke={1.2} />}
                title={t("none")}
                text={t("noneText")}
              />
            );
          return <CategoryTable categories={categories} begin={setAction} />;
        }}
      </PageState>
      {action?.action === "new" && <CategoryDialog category={undefined} close={close} />}
      {action?.action === "edit" && (
        <CategoryDialog key={action.category.id} category={action.category} close={close} />
      )}
      {action?.action === "delete" && <DeleteCategory category={action.category} close={close} />}
    </Stack>
  );
}

interface CategoryTableProps {
  readonly categories: readonly AdminCourseCategoryFragment[];
  readonly begin: (action: Action) => void;
}

function CategoryTable({ categories, begin }: CategoryTableProps) {
  const t = useTranslations("adminOperations.courseCategories");
  return (
    <Scrollable label={t("title")}>
      <Table aria-label={t("title")} verticalSpacing="xs" highlightOnHover miw="36rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("name")}</Table.Th>
            <Table.Th>{t("slug")}</Table.Th>
            <Table.Th ta="end">{t("courses")}</Table.Th>
            <Table.Th>{t("description")}</Table.Th>
            <Table.Th ta="end">{t("acts")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {categories.map((category) => (
            <Table.Tr key={category.id}>
              <Table.Td>
                <Anchor component={Link} to={`/courses/categories/${category.slug}`} fw={600} inherit>
                  {category.name}
                </Anchor>
              </Table.Td>
              <Table.Td>{category.slug}</Table.Td>
              <Table.Td ta="end">{category.courseCount}</Table.Td>
              <Table.Td>
                <Text span inherit c="dimmed" lineClamp={2}>
                  {category.description ?? "–"}
                </Text>
              </Table.Td>
              <Table.Td>
                <Group gap={4} justify="flex-end" wrap="nowrap">
                  <ActionIcon
                    variant="default"
                    aria-label={t("edit", { name: category.name })}
                    onClick={() => begin({ action: "edit", category })}
                  >
                    <IconPencil aria-hidden size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="default"
                    aria-label={t("delete", { name: category.name })}
                    onClick={() => begin({ action: "delete", category })}
                  >
                    <IconTrash aria-hidden size={16} />
                  </ActionIcon>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrollable>
  );
}
