// What a step is for, read from its words: contract, freeze, checkpoint, integration, test, research or work.
import type { Role } from '../../plan/model.ts';

/** Words for an agreement between streams. */
const CONTRACT_NOUN = String.raw`(?:contracts?|interfaces?|api (?:spec(?:ification)?s?|definitions?|design)|schemas?|specifications?|specs|data (?:models?|flows?)|protocols?|(?:type|proto|protobuf) definitions?|shared types|(?:message|event) formats?|openapi|boundaries)`;
const CONTRACT_VERB = String.raw`(?:define|defines|defining|design|specify|specifies|agree(?:s|ing)? on|agree|establish(?:es)?|finali[sz]e|settle|draft|publish|pin|write down|lock down|document)`;
const DEFINE = new RegExp(String.raw`\b${CONTRACT_VERB}\b[^.;\n]{0,80}\b${CONTRACT_NOUN}\b`, 'i');
const CONTRACT_TITLE = new RegExp(
  String.raw`\b${CONTRACT_NOUN}\s+(?:definition|design|first|freeze|agreement|specification)s?\b|\b(?:api|interface|data|shared|event|service|type|message)s?\s+(?:interface\s+)?contracts?\b|\bcontract[- ]first\b`,
  'i',
);
const FREEZE =
  /\b(?:freez(?:e|es|ing)|frozen|lock(?:s|ed)? (?:the )?(?:contract|interface|api|schema)s?|(?:contract|interface|api|schema)s? (?:is|are) (?:locked|immutable|fixed|stable)|immutable)\b/i;
const CHECKPOINT =
  /\b(?:check[ -]?points?|sync(?:hroni[sz]ation)? points?|quality gate|gate \d|(?:approval|review|merge|go\/no-go) gate|merge window|barrier)\b/i;
const INTEGRATION =
  /\b(?:integrat(?:e|ing|ion)|merg(?:e|ing)|end[- ]to[- ]end|e2e|connect (?:\w+ ){0,3}to|wire (?:up|together|\w+ to)|assemble|consolidat\w+|reconcile|converge|full system|system test|verif(?:y|ies|ication)|validat(?:e|ion|ing)|final review|acceptance|uat|smoke tests?|regression|qa\b|quality assurance|showcase app)/i;
const TEST = /\b(?:tests?|testing|tested|tester|e2e|end[- ]to[- ]end|tdd|coverage|qa|regression|pytest|vitest|jest|playwright)\b/i;
const RESEARCH =
  /\b(?:research|explor(?:e|es|ation)|investigat(?:e|ion)|analy[sz](?:e|es|is)|audit|survey|find existing|discover(?:y)?|spike|best practices|assess|evaluate)\b/i;
const BUILD =
  /\b(?:implement|build|create|add|develop|write|refactor|migrat|fix|generate|set ?up|update|extract|rewrite|service|module|component|layer|suite|infrastructure|engine)/i;

/** Whether a text says that a contract between streams is being defined. */
export function definesContract(text: string): boolean {
  return DEFINE.test(text) || CONTRACT_TITLE.test(text);
}

/** Whether a text speaks of freezing or locking a contract. */
export function freezesContract(text: string): boolean {
  return FREEZE.test(text);
}

/** Whether a text names a point at which work comes together. */
export function isCheckpoint(text: string): boolean {
  return CHECKPOINT.test(text);
}

/** The roles of a step; `agentType` (`@test-builder`) counts as part of its words. Never empty. */
export function rolesOf(text: string, agentType = ''): ReadonlySet<Role> {
  const roles = new Set<Role>();
  const who = agentType.replace(/[@_-]/g, ' ');
  const all = `${text} ${who}`;
  if (definesContract(text)) roles.add('contract');
  if (FREEZE.test(text)) roles.add('freeze');
  if (CHECKPOINT.test(text)) roles.add('checkpoint');
  if (INTEGRATION.test(text)) roles.add('integration');
  if (TEST.test(all)) roles.add('test');
  const researcher = /\b(?:explore|research|analy|synthesis|scout)/i.test(who);
  if (researcher || RESEARCH.test(text)) roles.add('research');
  const onlyLooks = researcher || (roles.has('research') && !BUILD.test(text));
  if (!onlyLooks && (roles.size === 0 || BUILD.test(text) || /\b(?:feature|implement|build|dev|frontend|backend)/i.test(who)))
    roles.add('work');
  if (roles.size === 0) roles.add('work');
  return roles;
}
