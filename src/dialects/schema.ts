// What a dialect is: data. One schema for the formats that come with the program and for those that a configuration defines.
import { z } from 'zod';
import { compileTemplate } from './declared/template.ts';

const names = z.array(z.string().min(1)).min(1).optional();

const template = z
  .string()
  .refine(
    (text) => text.endsWith('.md') || compileTemplate(text) !== undefined,
    'expected a heading or check box with {title}, such as “### Task {id}: {title}”, a table by its first column, such as “| Unit |”, or the names of files, such as “task-*.md”',
  );

/** The schema of a dialect, without its name. */
export const dialectSchema = z.strictObject({
  path: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .optional()
    .describe('Globs of the paths that only files of this dialect have: there, one task is enough to recognise it'),
  task: z
    .union([template, z.array(template).min(1)])
    .describe(
      'How a task looks: “### Task {id}: {title}”, “- [ ] {id} {title}”, “| Unit |” for the rows of a table, or “task-*.md” for files whose frontmatter states the facts',
    ),
  id: z
    .union([z.string().regex(/\d|-[A-Z]$/, 'expected an example such as “T001” or “WS-A”'), z.array(z.string().regex(/\d|-[A-Z]$/)).min(1)])
    .optional()
    .describe('An example of an id, such as “T001” or “WP01”; without it, ids are letters and numbers such as “T3”, “1.2”, “US-4”'),
  fields: z
    .strictObject({
      depends: names.describe('Fields that name what a task waits for'),
      blocks: names.describe('Fields that name what waits for a task'),
      writes: names.describe('Fields that list the files a task writes'),
      reads: names.describe('Fields that list the files a task only reads'),
      components: names.describe('Fields that name the parts of the system a task may change, by name or as files'),
      wave: names.describe('Fields with the number of a task’s wave'),
      duration: names.describe('Fields with the time that a task takes'),
      parallel: names.describe('Fields that say yes or no to running beside other tasks'),
      status: names.describe('Fields that say when a task is done'),
      agent: names.describe('Fields that name who does a task'),
      produces: names.describe('Fields that name contracts a task provides'),
      consumes: names.describe('Fields that name contracts a task relies on'),
      contracts: names.describe('Fields with a list of “Produces:” and “Consumes:” entries'),
    })
    .optional()
    .describe('The names that the dialect has for each fact; they stand below a task, or in its own line in parentheses or code marks'),
  files: z
    .strictObject({
      head: z.string().min(1).optional().describe('The name of the file that lists the tasks'),
      about: z.string().includes('{id}').optional().describe('Files whose frontmatter states facts of a task, such as “tasks/{id}*.md”'),
      below: z
        .strictObject({
          path: z.string().includes('{id}').describe('Files with the tasks of a task, such as “slices/{id}/{id}-PLAN.md”'),
          task: template.describe('How a task looks there'),
          id: z.string().regex(/\d/).optional().describe('An example of an id there'),
        })
        .optional()
        .describe('Files that split a task further'),
      also: z.array(z.string().min(1)).optional().describe('Folders beside the tasks’ own in which tasks lie that are over or put off'),
    })
    .optional()
    .describe('The files that are one plan, by their paths from the folder of the plan'),
  order: z
    .enum(['sequence', 'runs', 'dependencies', 'unknown'])
    .optional()
    .describe(
      'What orders the tasks: as they stand, runs of marked tasks, nothing but dependencies and waves, or only dependencies, and the plan does not say what runs at once',
    ),
  groups: z
    .enum(['sections', 'phases', 'numbers', 'none'])
    .optional()
    .describe(
      'What holds tasks together, one after the other: headings, headings named “Phase 1”, tasks numbered “1” above “1.1”, or nothing',
    ),
  waves: z
    .array(z.enum(['heading', 'table', 'tree', 'summary', 'matrix', 'graph']))
    .optional()
    .describe(
      'Where waves stand beside the field: headings around tasks, tables, trees in fences, dispatch summaries, a dependency matrix, a JSON graph',
    ),
  marks: z
    .strictObject({
      parallel: z.string().min(1).optional().describe('In front of a title: the task runs beside its neighbours that bear it'),
      checkpoint: z.string().min(1).optional().describe('In front of a title: the task is a checkpoint'),
      section: z.string().min(1).optional().describe('In a comment below a heading: the group runs beside its neighbours that bear it'),
    })
    .optional()
    .describe('Marks, and what they say'),
  over: z.string().min(1).optional().describe('The characters in a check box that say a task is over; “xX✓✔-” without it'),
  below: z
    .enum(['indented', 'following'])
    .optional()
    .describe('Where the facts of a check box stand: indented below it, or also unindented up to the next task'),
  text: z
    .enum(['unlisted', 'always', 'never'])
    .optional()
    .describe('When files in running text count: where a task lists none, always, or never'),
  alone: z.enum(['unmarked']).optional().describe('Tasks without the parallel mark run alone, where dependencies order the others'),
  known: z
    .strictObject({
      fields: names.describe('Fields of which every second task has one'),
      proof: names.describe('Fields of which at least one task has one; without it, the first of “fields”'),
      words: names.describe('Words one of which the document holds'),
      title: z.string().min(1).optional().describe('A word that the document’s title has to hold'),
      least: z.int().min(1).optional().describe('How many tasks there have to be'),
      ids: z.boolean().optional().describe('Three ids that look like the first example are enough'),
    })
    .optional()
    .describe('What a file outside of its usual path is recognised by; without it, its own fields'),
});

/** A dialect as it is written down. */
export type DialectDeclaration = z.input<typeof dialectSchema>;
