// The names of the templates, by themselves, so that the command line can list them without loading their texts.

/** The templates of `parallelint new`, one a feature type. */
export const TEMPLATE_NAMES = [
  'crud-api',
  'data-pipeline',
  'ui-component',
  'refactoring',
  'new-service',
  'bug-fix',
  'integration',
] as const;

/** The name of a template. */
export type TemplateName = (typeof TEMPLATE_NAMES)[number];
