// What a plan for each feature type consists of: the contract, the parts that can be worked on at once, and what joins them.
import type { Interval } from '../../plan/duration.ts';
import type { TemplateName } from './names.ts';

/** One part that an agent can work on by itself. */
export interface Part {
  readonly title: string;
  /** The folder below the feature's own, or a path from the top where it starts with `tests/` or `docs/`. */
  readonly folder: string;
  readonly hours: number;
  readonly steps: readonly string[];
}

/** A feature type as a plan. */
export interface Template {
  /** The feature type as `agent-count` knows it. */
  readonly featureType: string;
  /** Agents at once that suit it; the greater number is taken unless another is asked for. */
  readonly agents: Interval;
  /** What the feature is called when no name is given. */
  readonly subject: string;
  readonly contract: { readonly title: string; readonly lines: readonly string[] };
  readonly parts: readonly Part[];
  readonly integration: readonly string[];
}

const MERGE = 'Merge all parts and run the whole test suite';

/** The templates by name; the first three are those of the field's own examples. */
export const TEMPLATES: Readonly<Record<TemplateName, Template>> = {
  'crud-api': {
    featureType: 'CRUD API',
    agents: { min: 3, max: 4 },
    subject: 'Resource',
    contract: {
      title: 'API Contract',
      lines: [
        'GET /api/items - List with paging and filters',
        'POST /api/items - Create, answers 201 with the item',
        'PUT /api/items/:id - Replace',
        'DELETE /api/items/:id - Remove',
        'Item: {id, name, createdAt, updatedAt}',
      ],
    },
    parts: [
      {
        title: 'REST API with validation',
        folder: 'api/',
        hours: 2,
        steps: ['Routes, validation and error answers', 'Authorization checks'],
      },
      { title: 'Database repository', folder: 'repository/', hours: 2, steps: ['Migration', 'Queries behind an interface'] },
      { title: 'Forms and lists', folder: 'web/', hours: 2, steps: ['List, create and edit views against a mock of the API'] },
      { title: 'API and interface tests', folder: 'tests/', hours: 2, steps: ['Tests of every endpoint and view against the contract'] },
    ],
    integration: ['Replace the mocks by the real API', MERGE],
  },
  'data-pipeline': {
    featureType: 'Data Pipeline',
    agents: { min: 4, max: 5 },
    subject: 'Records',
    contract: {
      title: 'Data Models and stage interfaces',
      lines: [
        'RawRecord: {source, receivedAt, payload}',
        'CleanRecord: {id, source, occurredAt, fields}',
        'Each stage takes a batch and gives a batch and its rejects',
      ],
    },
    parts: [
      { title: 'Ingestion', folder: 'ingest/', hours: 3, steps: ['Readers of all sources', 'Retries and dead letters'] },
      { title: 'Transformation', folder: 'transform/', hours: 3, steps: ['Cleaning and enrichment as pure functions'] },
      { title: 'Storage', folder: 'store/', hours: 3, steps: ['Schema and idempotent writes'] },
      { title: 'Access layer', folder: 'access/', hours: 3, steps: ['Queries and exports against sample data'] },
      { title: 'Stage tests', folder: 'tests/', hours: 3, steps: ['Sample batches', 'Tests of each stage against the contract'] },
    ],
    integration: ['Run a full day of sample data from end to end', MERGE],
  },
  'ui-component': {
    featureType: 'UI Component',
    agents: { min: 2, max: 3 },
    subject: 'Component set',
    contract: {
      title: 'Component interfaces',
      lines: ['Props, events and slots of every component, in `docs/components.md`', 'Design tokens: colours, spacing, type scale'],
    },
    parts: [
      { title: 'Core components', folder: 'core/', hours: 2, steps: ['Buttons and inputs'] },
      { title: 'Layout components', folder: 'layout/', hours: 2, steps: ['Grid and stack'] },
      { title: 'Data display', folder: 'data/', hours: 2, steps: ['Tables and lists'] },
      { title: 'Feedback components', folder: 'feedback/', hours: 2, steps: ['Alerts and dialogs'] },
      { title: 'Component documentation', folder: 'docs/components/', hours: 2, steps: ['A page with examples for every component'] },
      { title: 'Component tests', folder: 'tests/', hours: 2, steps: ['Behaviour, keyboard use and screen reader names'] },
    ],
    integration: ['Build the showcase from all components', MERGE],
  },
  refactoring: {
    featureType: 'Refactoring',
    agents: { min: 2, max: 3 },
    subject: 'Module',
    contract: {
      title: 'Interfaces between the new modules',
      lines: [
        'The exported functions and types of each new module, in `docs/modules.md`',
        'What stays as it is: behaviour, stored data, public API',
      ],
    },
    parts: [
      { title: 'Characterization tests', folder: 'tests/', hours: 2, steps: ['Tests that hold what the code does today'] },
      { title: 'Domain logic', folder: 'domain/', hours: 2, steps: ['Move the rules behind the new interface'] },
      { title: 'Data access', folder: 'data/', hours: 2, steps: ['Move the queries behind the new interface'] },
      { title: 'Callers', folder: 'callers/', hours: 2, steps: ['Use the new interfaces through an adapter'] },
      { title: 'Background jobs', folder: 'jobs/', hours: 2, steps: ['Use the new interfaces through an adapter'] },
      { title: 'Module documentation', folder: 'docs/modules/', hours: 2, steps: ['What each module is for and what it must not know'] },
    ],
    integration: ['Take the adapters and the old code out', MERGE],
  },
  'new-service': {
    featureType: 'New Service',
    agents: { min: 4, max: 5 },
    subject: 'Service',
    contract: {
      title: 'API Contract',
      lines: [
        'POST /v1/jobs - Accepts a job, answers 202 with its id',
        'GET /v1/jobs/:id - State and result',
        'Job: {id, state, createdAt, result}',
      ],
    },
    parts: [
      { title: 'Domain logic', folder: 'domain/', hours: 3, steps: ['Rules and state machine without any framework'] },
      { title: 'HTTP interface', folder: 'http/', hours: 3, steps: ['Endpoints, validation and error answers'] },
      { title: 'Storage', folder: 'storage/', hours: 3, steps: ['Schema and repository'] },
      { title: 'Deployment and monitoring', folder: 'deploy/', hours: 3, steps: ['Image, configuration, health checks and alerts'] },
      { title: 'Service tests', folder: 'tests/', hours: 3, steps: ['Contract tests and failure cases'] },
    ],
    integration: ['Run the service with its real storage', MERGE],
  },
  'bug-fix': {
    featureType: 'Bug Fix',
    // The range begins with one agent, for whom there is nothing to split.
    agents: { min: 2, max: 2 },
    subject: 'Defect',
    contract: {
      title: 'Expected behaviour and interfaces that stay',
      lines: ['Steps that show the defect, and what should happen instead', 'Interfaces that the fix does not change'],
    },
    parts: [
      {
        title: 'Failing tests',
        folder: 'tests/regression/',
        hours: 2,
        steps: ['A test for the defect and one for each neighbouring case'],
      },
      { title: 'Correction', folder: 'fix/', hours: 2, steps: ['The smallest change that restores the expected behaviour'] },
      { title: 'Same mistake elsewhere', folder: 'similar/', hours: 2, steps: ['Correct the places that make the same assumption'] },
      { title: 'Data that is already wrong', folder: 'repair/', hours: 2, steps: ['A script that finds and repairs it, with a dry run'] },
    ],
    integration: ['Run the new tests against the correction', MERGE],
  },
  integration: {
    featureType: 'Integration',
    agents: { min: 2, max: 2 },
    subject: 'Partner',
    contract: {
      title: 'Interface to the partner',
      lines: ['Calls that are used, with samples of requests and answers', 'Mapping: {partner field, own field, rule}'],
    },
    parts: [
      { title: 'Client', folder: 'client/', hours: 2, steps: ['Authentication, calls, retries and limits'] },
      { title: 'Mapping', folder: 'mapping/', hours: 2, steps: ['Both directions, with the rejects named'] },
      { title: 'Webhooks', folder: 'webhooks/', hours: 2, steps: ['Signatures, replays and ordering'] },
      {
        title: 'Integration tests against recorded answers',
        folder: 'tests/',
        hours: 2,
        steps: ['Samples of every answer, errors included'],
      },
    ],
    integration: ['Run against the partner’s test system', MERGE],
  },
};
