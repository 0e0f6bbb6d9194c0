// Where the documentation lies.

/** The folder of the rules' pages. */
const RULES_URL = 'https://github.com/parallelint/parallelint/blob/main/docs/rules/';

/** The page of a rule. */
export function ruleUrl(id: string): string {
  return `${RULES_URL}${id}.md`;
}
