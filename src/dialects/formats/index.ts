// The formats that come with the program, the most specific first.
import type { DialectDeclaration } from '../schema.ts';
import { agentReady } from './agent-ready.ts';
import { aidlc } from './aidlc.ts';
import { backlogMd } from './backlog-md.ts';
import { blueprint } from './blueprint.ts';
import { compound } from './compound.ts';
import { conductor } from './conductor.ts';
import { gsd2 } from './gsd2.ts';
import { hveCore } from './hve-core.ts';
import { kiro } from './kiro.ts';
import { omcAutopilot } from './omc-autopilot.ts';
import { opencodeSwarm } from './opencode-swarm.ts';
import { openspec } from './openspec.ts';
import { sisyphus } from './sisyphus.ts';
import { smartRalph } from './smart-ralph.ts';
import { specKitty } from './spec-kitty.ts';
import { speckit } from './speckit.ts';
import { superpowers } from './superpowers.ts';
import { swarmPlanner } from './swarm-planner.ts';

/** Every declared format with its name, in the order in which they are asked. */
export const FORMATS: readonly (readonly [string, DialectDeclaration])[] = [
  ['opencode-swarm', opencodeSwarm],
  ['hve-core', hveCore],
  ['openspec', openspec],
  ['conductor', conductor],
  ['aidlc', aidlc],
  ['gsd2', gsd2],
  ['spec-kitty', specKitty],
  ['backlog-md', backlogMd],
  ['smart-ralph', smartRalph],
  ['speckit', speckit],
  ['sisyphus', sisyphus],
  ['kiro', kiro],
  ['swarm-planner', swarmPlanner],
  ['blueprint', blueprint],
  ['agent-ready', agentReady],
  ['compound', compound],
  ['omc-autopilot', omcAutopilot],
  ['superpowers', superpowers],
];
