/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type * as Types from '../../../../graph/schema-types.generated';

import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type ChecklistItemName =
  /** A section with a lesson. */
  | 'LESSONS'
  /** Each lesson has media or a text. */
  | 'LESSON_CONTENT'
  /** A public lesson. */
  | 'PREVIEW_LESSON'
  | 'PRICE'
  | 'SUMMARY'
  | 'TITLE';

/** With an `id` it is an existing lesson of the course, from any section: absent fields do not change, and null clears. */
export type CurriculumLessonInput = {
  /** Markdown, at most 50,000 characters. Optional. */
  content?: string | null | undefined;
  /** 0 to 86,400 seconds. */
  durationSeconds?: number | null | undefined;
  /** A new lesson when absent. */
  id?: string | null | undefined;
  /** True if the lesson is public; false when absent. */
  isPreview?: boolean | null | undefined;
  /** An http or https address, or a path that starts with /. Optional. */
  mediaUrl?: string | null | undefined;
  /** 1 to 200 characters. */
  title: string;
};

export type CurriculumSectionInput = {
  /** A new section when absent. */
  id?: string | null | undefined;
  /** In teaching order; at most 200. */
  lessons: Array<CurriculumLessonInput>;
  /** 1 to 200 characters. */
  title: string;
};

/** The whole outline of a course. A section or lesson with an `id` is kept, with the progress of enrolled users; one that is missing is removed. */
export type SaveCurriculumInput = {
  courseId: string;
  /** The course's `version` of the outline that was read. */
  expectedVersion: number;
  /** In teaching order; at most 100. */
  sections: Array<CurriculumSectionInput>;
};

export type SaveCurriculumMutationVariables = Exact<{
  input: Types.SaveCurriculumInput;
}>;


export type SaveCurriculumMutation = { saveCurriculum:
    | { __typename: 'Conflict', field: string | null, code: string, message: string }
    | { __typename: 'Course', id: string, version: number, lessonCount: number, durationSeconds: number, publishChecklist: Array<{ item: Types.ChecklistItemName, done: boolean, required: boolean }> | null, sections: Array<{ id: string, title: string, lessons: Array<{ id: string, title: string, durationSeconds: number | null, isPreview: boolean, mediaUrl: string | null, content: string | null }> }> }
    | { __typename: 'InvalidInput', code: string, message: string, fields: Array<{ path: string, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
   | null };


export const SaveCurriculumDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SaveCurriculum"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SaveCurriculumInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"saveCurriculum"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Course"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EditedOutline"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Conflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Problem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EditedOutline"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Course"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"lessonCount"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"publishChecklist"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"item"}},{"kind":"Field","name":{"kind":"Name","value":"done"}},{"kind":"Field","name":{"kind":"Name","value":"required"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"lessons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"durationSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"isPreview"}},{"kind":"Field","name":{"kind":"Name","value":"mediaUrl"}},{"kind":"Field","name":{"kind":"Name","value":"content"}}]}}]}}]}}]} as unknown as DocumentNode<SaveCurriculumMutation, SaveCurriculumMutationVariables>;