// Written by npm run generate from examples and fixtures/dialects.
import type { SourceFile } from './protocol.ts';

/** An example for each dialect. */
export const EXAMPLES: readonly { readonly name: string; readonly files: readonly SourceFile[] }[] = [
  {
    "name": "Loan desk",
    "files": [
      {
        "path": "loan-desk.md",
        "text": "# Loan Desk\n\n## Phase 1: Parallel Work (5 hours)\n\n### Track 1: Desk screens\n\n**Files:**\n\n- `src/desk/`\n- `src/models.ts`\n\n### Track 2: Loan service\n\n**Files:**\n\n- `src/service/`\n- `src/models.ts`\n\n### Track 3: Reminder mails\n\n**Files:** `src/mail/`\n\n**Dependencies:** Track 4\n\n## Phase 2: Integration (1 hour)\n\n- Merge the tracks and run the tests\n\nTotal: 5 hours (vs 12 hours sequential), 60% time reduction\n"
      }
    ]
  },
  {
    "name": "agent-ready",
    "files": [
      {
        "path": "docs/specs/signals/plan.md",
        "text": "# Plan: signals\n\n- **Status:** Drafting\n\n## Tasks\n\n### T1: Flag alphabet\n\n**Depends on:** none\n**Touches:** `src/flags/*.svg`, `src/flags/index.ts` (new)\n\n**Tests:** every flag is drawn.\n\n### T2 — Light alphabet\n\n**Depends on:** none (parallel with T1)\n**Touches:** src/lights/morse.ts, tests/lights.test.ts\n\n### T3a. Signal page\n\n**Depends on:** T1–T2 all complete\n**Touches:** none (read-only exercise)\n\n### T4: Log\n\n- **Depends on:** T3a — the page must exist so the\n  log can link to it\n- **Touches:** `src/log.ts`\n\n## Rollout\n\nNothing special.\n"
      }
    ]
  },
  {
    "name": "aidlc",
    "files": [
      {
        "path": "aidlc-docs/inception/application-design/unit-of-work-dependency.md",
        "text": "# Unit of Work Dependencies: Harbour Desk\n\n## Dependency Matrix\n\n| Unit | Depends On | Depended On By | Change Scope |\n|---|---|---|---|\n| U1 Berth Register | None | U2, U3 | Major |\n| U2 Booking Desk | U1 (register API) | U4 | Major |\n| U3 Tide Alerts | U1 | U4 | Minor |\n| U4 Harbour App | U2, U3 | — | Major |\n\n## Build Sequence\n\n```\nPhase 1:  U1\nPhase 2:  U2  ||  U3\nPhase 3:  U4\n```\n\n- **Critical path**: U1 → U2 → U4\n"
      }
    ]
  },
  {
    "name": "backlog-md",
    "files": [
      {
        "path": "backlog/completed/task-1 - Read-the-outline.md",
        "text": "---\nid: task-1\ntitle: Read the outline\nstatus: Done\nassignee: []\ncreated_date: '2026-02-27'\nlabels: []\ndependencies: []\n---\n\n## Description\n\nThe outline is read from the survey.\n"
      }
    ]
  },
  {
    "name": "blueprint",
    "files": [
      {
        "path": "docs/blueprint.md",
        "text": "# Blueprint: Pilot Boats\n\n| Wave | Tasks | Depends on | Agents | Size |\n|------|-------|------------|--------|------|\n| **Wave 0** | 1.1, 1.2 | None | 2 agents | S |\n| **Wave 1** | 2.1 | 1.1, 1.2 | 1 agent | M |\n\n| Metric | Value | Target |\n|--------|-------|--------|\n| RW0 | 2 | ≥ 3 |\n| CPR | 3 / 2 = 1.5 | ≥ 2.5 |\n| DD | 0.67 | ≤ 2.0 |\n| CP | 0 | 0 |\n\n#### [boats] Task 1.1: Boat register\n**Wave:** 0\n**Depends:** none\n**Files:** `src/boats/register.ts`\n\n#### [crew] Task 1.2: Crew list\n**Wave:** 0\n**Depends:** none\n**Files:** `src/crew/list.ts`\n\n#### [boats] Task 2.1: Rota\n**Wave:** 1\n**Depends:** 1.1, 1.2\n**Files:** `src/rota.ts`\n"
      }
    ]
  },
  {
    "name": "ccpm",
    "files": [
      {
        "path": "epics/ferry/001.md",
        "text": "---\nname: fare-table\ntitle: Fare table: zones and seasons\nstatus: closed\ndepends_on: []\nparallel: true\nconflicts_with: []\n---\n\n# Task: Fare table\n\n## Files to Modify\n- `src/fares/table.ts` (new)\n- `src/fares/zones.ts`\n\n## Effort Estimate\n- Size: M\n- Hours: 8-10\n"
      },
      {
        "path": "epics/ferry/002-analysis.md",
        "text": "---\nissue: 002\ntitle: Sitzplan\nanalyzed: 2026-02-03T08:00:00Z\nestimated_hours: 8\nparallelization_factor: 2.0\n---\n\n# Parallel Work Analysis: Issue #002\n\n## Parallel Streams\n\n### Stream A: Deck drawings\n**Scope**: Drawings of every deck\n**Files**:\n- `src/seats/decks/`\n**Can Start**: immediately\n**Estimated Hours**: 4\n**Dependencies**: none\n\n### Stream B: Numbering\n**Scope**: Numbers and tests\n**Files**:\n- `src/seats/numbers.ts`\n- `tests/seats/`\n**Can Start**: immediately\n**Estimated Hours**: 3\n**Dependencies**: none\n\n### Stream C: Integration\n**Scope**: Merge and verify\n**Files**:\n- `src/seats/index.ts`\n**Can Start**: after Streams A and B complete\n**Estimated Hours**: 1\n**Dependencies**: Streams A, B\n\n## Expected Timeline\n\n- With parallel execution: 5h\n- Without: 8h\n"
      },
      {
        "path": "epics/ferry/002.md",
        "text": "---\nname: sitzplan\ntitle: Sitzplan der Fähren\nstatus: open\ndepends_on: [\"001\"]\nparallel: true\nconflicts_with: [003]\nhours: 8\nsize: S\n---\n\n# Task 012: Sitzplan\n\nWir zeichnen die Decks und nummerieren die Plätze.\n\n**File**: `src/seats/plan.ts`\n"
      },
      {
        "path": "epics/ferry/003.md",
        "text": "---\nname: booking-page\nstatus: open\ndependencies: [001, 012]\nparallel: false\nconflicts_with: [002]\nfiles: [src/booking/page.tsx]\nestimated_hours: 8\n---\n\n# Task: Booking page\n"
      },
      {
        "path": "epics/ferry/epic.md",
        "text": "---\nname: ferry\nstatus: backlog\nprogress: 0%\n---\n\n# Epic: Ferry\n\n## Overview\nTickets for three ferries.\n\n## Tasks Created\n\n- [ ] #001 - Fare table (parallel: true)\n- [ ] #002 - Sitzplan (parallel: true)\n- [ ] #003 - Booking page (parallel: false)\n\n**Total tasks:** 3\n**Parallel tasks:** 2\n**Sequential tasks:** 1\n\n**Estimated total effort:** 26 hours\n"
      }
    ]
  },
  {
    "name": "compound",
    "files": [
      {
        "path": "docs/plans/2026-03-01-001-feat-tide-cache-plan.md",
        "text": "---\ntitle: \"feat: Keep tide tables for a day\"\ntype: feat\nstatus: active\ndate: 2026-03-01\n---\n\n# feat: Keep tide tables for a day\n\n## Implementation Units\n\n### U1. Store of tables\n\n**Goal:** Tables live for a day.\n\n**Requirements:** R1\n\n**Dependencies:** None\n\n**Files:**\n- Create: `src/tides/store.ts`\n- Test: `tests/tides/store.test.ts`\n\n**Patterns to follow:**\n- `src/berths/store.ts`\n\n**Test scenarios:**\n- A table of yesterday is read again\n\n### U2. Reader asks the store first\n\n**Dependencies:** U1\n\n**Files:**\n- Modify: `src/tides/reader.ts`\n\n**Test scenarios:**\n- No request is made for a table that is at hand\n"
      }
    ]
  },
  {
    "name": "conductor",
    "files": [
      {
        "path": "conductor/tracks/fog_20260301/plan.md",
        "text": "# Implementation Plan: Fog Warning\n\n## Phase 1: Sensor [checkpoint: 1a2b3c4]\n\n- [x] Task: Read the sensor 1a2b3c4\n    - [x] Add `src/sensor.ts`\n- [ ] Task: Conductor - User Manual Verification 'Sensor'\n\n## Phase 2: Horn\n\n- [ ] Sound the horn\n"
      }
    ]
  },
  {
    "name": "freeform",
    "files": [
      {
        "path": "launches.md",
        "text": "---\nparallelint:\n  feature-type: New Service\n  risk: medium\n---\n\n# Reading Room Display\n\n## Phase 1: Interface Definition (30 min)\n\nSeat API Contract (frozen until integration):\n\n- GET /api/seats - All seats with their state\n- GET /api/seats/:id - One seat\n\n## Phase 2: Parallel Work (3 hours)\n\n@feature-implementation \"Seat sensor feed over sockets\"\n@feature-implementation \"Floor plan with live seats\"\n@feature-implementation \"Hourly and daily totals\"\n@test-builder \"Tests of the feed, the floor plan and the totals\"\n\n## Integration Checkpoints\n\n- T+1.5hr: feed and floor plan on one page\n- T+3hr: full system test\n\n## Phase 3: Integration (30 min)\n\n- Connect the display to the feed\n- Run the end-to-end tests\n\nTotal: 4 hours (vs 11 hours sequential), 64% time reduction\n"
      }
    ]
  },
  {
    "name": "gsd",
    "files": [
      {
        "path": ".planning/ROADMAP.md",
        "text": "# Roadmap: Harbour Office\n\n## Phases\n\n- [x] **Phase 1: Quay** - Walls and soundings\n- [ ] **Phase 2: Mooring** - Berths and tides\n\n## Phase Details\n\n### Phase 1: Quay\n**Goal**: The harbour has walls and known depths.\n**Depends on**: Nothing (first phase)\n**Plans**: 1 plan\n\nPlans:\n- [x] 01-03-PLAN.md -- Soundings\n\n### Phase 2: Mooring\n**Goal**: Ships find their berth at every tide.\n**Depends on**: Phase 1\n**Plans**: 2 plans in 2 waves\n\nPlans:\n- [ ] 02-01-PLAN.md -- Berths\n- [ ] 02-02-PLAN.md -- Tides\n"
      },
      {
        "path": ".planning/phases/01-quay/01-03-PLAN.md",
        "text": "---\nphase: 1\nplan: 03\nwave: 1\ndepends_on: []\nfiles_modified:\n  - src/harbour/depths.ts\n---\n\n<objective>Soundings of the harbour.</objective>\n"
      },
      {
        "path": ".planning/phases/02-mooring/02-01-PLAN.md",
        "text": "---\nphase: 02-mooring\nplan: 01\ntype: execute\nwave: 1\ndepends_on: []\nfiles_modified:\n  - src/mooring/berth.ts\n  - tests/mooring/berth.test.ts\nautonomous: true\nrequirements: [MOOR-01]\n---\n\n<objective>\nBerths with their lengths and depths.\n\nPurpose: every later plan of the phase needs them.\n</objective>\n\n<context>\n@.planning/ROADMAP.md\n</context>\n\n<tasks>\n\n<task type=\"auto\">\n  <name>Task 1: Berth model</name>\n  <files>src/mooring/berth.ts</files>\n  <read_first>\n    - src/harbour/depths.ts (soundings to start from)\n  </read_first>\n  <action>\nWrite the model. An example that is no task:\n\n```xml\n<task type=\"auto\"><name>Not a task</name></task>\n```\n  </action>\n  <verify>npm test</verify>\n</task>\n\n<task type=\"checkpoint:human-verify\" gate=\"blocking\">\n  <name>Task 2: Look at the berths</name>\n  <files>tests/mooring/berth.test.ts</files>\n</task>\n\n</tasks>\n"
      },
      {
        "path": ".planning/phases/02-mooring/02-02-PLAN.md",
        "text": "---\nphase: 02-mooring\nplan: 02\ntitle: \"ตารางน้ำขึ้นน้ำลง\"\nwave: 2\ndepends_on: [\"02-01\", 01-03]\nfiles_modified: [src/mooring/tide.ts]\nautonomous: true\n---\n\n## Objective\n\nอ่านตารางน้ำแล้วแสดงให้นายท่า\n\n<task id=\"1\">\n<title>อ่านตารางน้ำ</title>\n<read_first>\n- src/mooring/berth.ts (ความลึก)\n</read_first>\n<action>\nเขียน `src/mooring/tide.ts`\n</action>\n</task>\n"
      }
    ]
  },
  {
    "name": "gsd2",
    "files": [
      {
        "path": ".gsd/milestones/M001/M001-ROADMAP.md",
        "text": "# M001: Harbour lights\n\n**Vision:** Every light knows its hours.\n\n## Slices\n\n- [x] **S01: Hours of light** `risk:high` `depends:[]`\n  > After this: the hours are computed for any day.\n\n- [ ] **S02: Switching** `risk:low` `depends:[S01]`\n  > After this: the lights switch by themselves.\n\n## Boundary Map\n\n### S01 → S02\n\nProduces: `hoursOf(day)`\n"
      }
    ]
  },
  {
    "name": "hve-core",
    "files": [
      {
        "path": ".copilot-tracking/plans/20260301-ferry-board-plan.instructions.md",
        "text": "---\napplyTo: '.copilot-tracking/changes/20260301-ferry-board-changes.md'\n---\n<!-- markdownlint-disable-file -->\n# Task Checklist: Ferry Board\n\n## Implementation Checklist\n\n### [x] Implementation Phase 1: Times\n\n<!-- parallelizable: true -->\n\n* [x] Step 1.1: Create `src/board/times.ts`\n  * Details: .copilot-tracking/details/20260301-ferry-board-details.md (Lines 10-30)\n\n### [ ] Implementation Phase 2: Piers\n\n<!-- parallelizable: true -->\n\n* [ ] Step 2.1: List the piers\n  * Details: .copilot-tracking/details/20260301-ferry-board-details.md (Lines 32-50)\n  * Files: src/board/piers.ts, tests/piers.test.ts\n\n### [ ] Implementation Phase 3: Validation\n\n<!-- parallelizable: false -->\n\n* [ ] Step 3.1: Run the whole check\n  * Run `npm test`\n\n## Success Criteria\n\n* The board shows every ferry\n"
      }
    ]
  },
  {
    "name": "kiro",
    "files": [
      {
        "path": ".kiro/specs/buoys/tasks.md",
        "text": "# Implementation Plan\n\n- [ ] 1. Red buoys\n  - _Requirements: 1.1_\n- [ ] 2. Green buoys\n  - _Requirements: 1.1_\n- [ ] 3. Chart of all buoys\n  - _Requirements: 1.2_\n\n## Task Dependency Graph\n\n```json\n[[\"1\", \"2\"], [\"3\"]]\n```\n"
      }
    ]
  },
  {
    "name": "omc-autopilot",
    "files": [
      {
        "path": ".omc/plans/autopilot-impl.md",
        "text": "# Implementation plan: harbour map\n\n### WS-A — Map tiles\n\n- **Scope:** `src/tiles/**`\n- **Inputs:** `TileSpec`\n- **Outputs:** `TileStore`\n- **Concurrency rules:** owns the folder of tiles\n\n- WS-A-01 cut the tiles\n- WS-A-02 keep them\n\n### WS-B — Buoys on the map\n\n- **Scope:** `src/buoys/layer.ts`\n- **Depends on:** WS-A\n- **Outputs:** `BuoyLayer`\n- **Concurrency rules:** reads tiles, never writes them\n"
      }
    ]
  },
  {
    "name": "opencode-swarm",
    "files": [
      {
        "path": ".swarm/plan.md",
        "text": "<!-- PLAN_HASH: 1harbour2bell3 -->\n# Harbour bell\nSwarm: default\nPhase: 2 [IN PROGRESS] | Updated: 2026-03-01T08:00:00.000Z\n\n---\n## Phase 1: Foundations [COMPLETE]\n- [x] 1.1: Create src/bell/store.ts with the table of tides [SMALL]\n- [x] 1.2: Add a reader of the tide table to `src/bell/reader.ts` [MEDIUM] (depends: 1.1)\n\n---\n## Phase 2: Ringing [IN PROGRESS]\n- [ ] 2.1: Ring at high water in src/bell/ring.ts [LARGE] (depends: 1.1, 1.2) ← CURRENT\n- [ ] 2.2: Cover it in `tests/ring.test.ts` [SMALL] (depends: 2.1)\n"
      }
    ]
  },
  {
    "name": "openspec",
    "files": [
      {
        "path": "openspec/changes/add-beacon/tasks.md",
        "text": "## 1. Beacon\n\n- [x] 1.1 Add the beacon in `src/beacon.ts`\n- [ ] 1.2 Cover it with tests\n  - [ ] 1.2.1 Dark nights in `tests/dark.test.ts`\n  - [ ] 1.2.2 Foggy nights\n\n## 2. Documentation\n\n- [ ] 2.1 Describe the beacon in docs/beacon.md\n"
      }
    ]
  },
  {
    "name": "sisyphus",
    "files": [
      {
        "path": ".sisyphus/plans/schalter.md",
        "text": "# 售票窗口\n\n## TL;DR\n\n> **Critical Path**: Task 1 → Task 3 → Task 4\n\n## Execution Strategy\n\n### Parallel Execution Waves\n\n```\nWave 1 (Start Immediately):\n├── Task 1: 票价表 [quick]\n└── Task 2: 座位图 [quick]\n\nWave 2 (After Wave 1):\n├── Task 3: 订票页面 [deep]\n└── Task 4: 测试 [quick]\n\nWave FINAL:\n└── Task F1: 核对\n\nCritical Path: Task 1 → Task 3\nMax Concurrent: 2\n```\n\n### Dependency Matrix\n\n| Task | Depends On | Blocks | Can Parallelize With | Wave |\n|------|------------|--------|----------------------|------|\n| 1 | None | 3 | 2 | 1 |\n| 2 | None | 3 | 1 | 1 |\n| 3 | 1, 2 | 4 | - | 2 |\n| 4 | 3 | F1 | - | 2 |\n\n### Agent Dispatch Summary\n\n- **Wave 1**: **2 tasks** - T1-T2 → `quick`\n- **Wave 2**: **3 tasks** - T3 → `deep`, T4 → `quick`\n\n## TODOs\n\n- [x] 1. **票价表**\n\n  **What to do**:\n  - 新增 `src/fares.ts`\n  - Follow the existing pattern in `src/zones.ts`\n\n  **Parallelization**:\n  - **Can Run In Parallel**: YES\n  - **Parallel Group**: Wave 1 (with Task 2)\n  - **Blocks**: Task 3 (页面需要票价)\n  - **Blocked By**: None (can start immediately)\n\n  **References**:\n  - `src/zones.ts:1-40` - 区域\n\n  **Commit**: YES\n  - Files: `src/fares.ts`, `tests/fares.test.ts`\n\n- [ ] 2. **座位图**\n\n  **Parallelization**: Can Parallel: YES | Wave 1 | Blocks: 3 | Blocked By: none\n\n- [ ] 3. **订票页面**\n\n  **Parallelization**:\n  - **Can Run In Parallel**: NO\n  - **Parallel Group**: Wave 2\n  - **Blocks**: Task 4\n  - **Blocked By**: Tasks 1-2\n\n- [ ] 4. **测试**\n\n  **Parallelization**:\n  - **Parallel Group**: Wave 3\n  - **Blocked By**: Task 3, Phase 2 complete\n\n## Final Verification Wave\n\n- [ ] F1. **核对** — `oracle`\n"
      }
    ]
  },
  {
    "name": "smart-ralph",
    "files": [
      {
        "path": "specs/radio/tasks.md",
        "text": "# Tasks: Harbour Radio\n\n## Phase 1: Make It Work (POC)\n\n- [x] 1.1 Tune the receiver\n  - **Do**: Read the channel from the settings\n  - **Files**: `src/radio/tuner.ts`\n  - **Done when**: channel 12 is heard\n  - **Verify**: `npm test`\n\n- [ ] 1.2 [P] Log the calls\n  - **Do**: Append every call\n  - **Files**: `src/radio/log.ts`, `tests/log.test.ts` (new)\n  - **Done when**: calls are in the log\n\n- [ ] 1.3 [P] Show the calls\n  - **Do**: A list with times\n  - **Files**: `src/radio/list.tsx`\n  - **Done when**: the list is shown\n\n- [ ] 1.4 [VERIFY] Quality checkpoint\n  - **Do**: Run everything\n  - **Done when**: green\n\n## Phase 2: Quality Gates\n\n- [ ] V4 [VERIFY] Full local check\n  - **Do**: `npm run check`\n  - **Done when**: green\n"
      }
    ]
  },
  {
    "name": "spec-kitty",
    "files": [
      {
        "path": "kitty-specs/004-ferry-bell/tasks.md",
        "text": "# Work Packages: Ferry Bell\n\n## Work Package WP01: Tide reader (Priority: P0)\n\n**Goal**: Read the tides.\n**Prompt**: `/tasks/WP01-tide-reader.md`\n\n### Included Subtasks\n- [x] T001 Create `src/tides/reader.ts`\n- [x] T002 [P] Cover it in `tests/tides/reader.test.ts`\n\n### Dependencies\n- None (starting package).\n\n## Work Package WP02: Bell (Priority: P1)\n\n**Goal**: Ring.\n**Prompt**: `/tasks/WP02-bell.md`\n\n### Included Subtasks\n- [ ] T003 Create `src/bell/ring.ts`\n\n### Dependencies\n- Depends on WP01\n"
      }
    ]
  },
  {
    "name": "speckit",
    "files": [
      {
        "path": "tasks.md",
        "text": "# Tasks: Book Bus Timetable\n\n**Input**: plan.md, contracts/\n\n## Format: `[ID] [P?] [Story] Description`\n\n- **[P]**: may run in parallel\n\n## Phase 1: Setup\n\n- [x] T001 Create the project in package.json\n- [x] T002 [P] Configure the linter in eslint.config.js per plan.md\n- [X] **T003** [P] Configure the formatter in .prettierrc.json\n\n## Phase 2: User Story 1 - 時刻表 (Priority: P1)\n\n### Tests for User Story 1\n\n- [ ] T004 [P] [US1] Write the rounding test in tests/round.test.ts\n- [~] T005 [P] [US1] Write the stop test in tests/stops.test.ts based on data-model.md\n- [-] T006A [P] [US1] Write the card test in tests/round.test.ts\n\n**Checkpoint**: the tests fail\n\n### Implementation for User Story 1\n\n- [ ] T007: [US1] 实现时刻表 in src/timetable.ts (depends on T002-T005)\n- [ ] T008 [US1] Run tests/round.test.ts and verify src/timetable.ts\n- [ ] T009 [US1] Add the service in `src/service.ts:10-40` (depends on T007, T011)\n\n## Dependencies & Execution Order\n\n- T007 needs T004\n\n## Parallel Example\n\n```bash\nTask: \"T004 Write the rounding test in tests/round.test.ts\"\n```\n\n## Summary\n\n**Total Tasks**: 10\n"
      }
    ]
  },
  {
    "name": "superpowers",
    "files": [
      {
        "path": "docs/plans/2026-03-01-tide-clock.md",
        "text": "# Tide Clock Implementation Plan\n\n**Goal:** A clock that shows the tide.\n\n## Chunk 1: Model\n\n### Task 1: Tide model\n\n**Files:**\n- Create: `src/tide/model.ts`\n- Modify: `src/index.ts:12-40` (export only)\n- Test: `tests/tide/model.test.ts`\n\n**Interfaces:**\n- Consumes: nothing\n- Produces: `tideAt(time)`\n\n- [x] **Step 1: Write the failing test**\n\n````markdown\n### Task 9: an example inside a fence\n\n**Files:**\n- Create: `not/a/task.ts`\n````\n\n- [x] **Step 2: Make it pass**\n\n### Task 2: Clock face\n\n**Files:**\n- Create: `src/tide/face.tsx`\n- Delete: `src/old-clock.tsx`\n\n**Interfaces:**\n- Consumes: `tideAt(time)`\n- Produces: `<TideClock>`\n\n**Depends on:** Task 1 GREEN passing.\n\n- [ ] **Step 1: Draw the face**\n"
      }
    ]
  },
  {
    "name": "swarm-planner",
    "files": [
      {
        "path": "plans/nets.md",
        "text": "# Plan: Fishing Nets\n\n### T1: Net catalogue\n- **depends_on**: []\n- **location**: `src/nets/catalogue.ts`\n- **description**: List the nets\n- **validation**: unit tests\n- **status**: Completed\n\n### T2: Net repair form\n- **depends_on**: [T1]\n- **location**: `src/nets/repair.tsx`\n- **validation**: screenshot\n- **status**: Not Completed\n- **files edited/created**: `src/nets/form.css`\n\n### T3: Net search\n- **depends_on**: [T1]\n- **location**: `src/nets/search.ts`\n- **validation**: unit tests\n- **status**: Not Completed\n\n## Parallel Execution Groups\n\n| Wave | Tasks | Can Start When |\n|------|-------|----------------|\n| 1 | T1 | Immediately |\n| 2 | T2, T3 | Wave 1 complete |\n"
      }
    ]
  }
];
