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
  /\b(?:freez(?:e|es|ing)|frozen|lock(?:s|ed)? (?:the )?(?:contract|interface|api|schema)s?|(?:contract|interface|api|schema)s? (?:is|are) (?:locked|immutable|fixed|stable)|immutable|(?:contracts?|interfaces?) (?:must|have to|need to) be agreed)\b/i;
const CHECKPOINT =
  /\b(?:check[ -]?points?|sync(?:hroni[sz]ation)? points?|quality gate|gate \d|(?:approval|review|merge|go\/no-go) gate|merge window|barrier)\b/i;
const INTEGRATION =
  /\b(?:integrat(?:e|ing|ion)|merg(?:e|ing)|end[- ]to[- ]end|e2e|connect (?:\w+ ){0,3}to|wire (?:up|together|\w+ to)|assemble|consolidat\w+|reconcile|converge|full system|system test|verif(?:y|ies|ication)|validat(?:e|ion|ing)|final review|acceptance|uat|smoke tests?|regression|qa\b|quality assurance|showcase app)/i;
const TEST = /\b(?:tests?|testing|tested|tester|e2e|end[- ]to[- ]end|tdd|coverage|qa|regression|pytest|vitest|jest|playwright)\b/i;
const RESEARCH =
  /\b(?:research|explor(?:e|es|ation)|investigat(?:e|ion)|analy[sz](?:e|es|is)|audit|survey|find existing|discover(?:y)?|spike|best practices|assess|evaluate)\b/i;
const BUILD =
  /\b(?:implement|build|create|add|develop|write|refactor|migrat|fix|generate|set ?up|update|extract|rewrite|service|module|component|layer|suite|infrastructure|engine)/i;

/**
 * The same words in Chinese, Japanese, Korean, Thai and German: keys of plans are English in all of them, what a step does is not.
 * Han, kana and Thai have no word boundaries to look for.
 */
const FOREIGN = {
  contract:
    /接口|契约|契約|协议|数据模型|インターフェース|データモデル|인터페이스|계약|데이터 모델|สัญญา|อินเทอร์เฟซ|\bschnittstelle|\bvertrag\b|\bdatenmodell/i,
  define: /定义|定義|制定|规定|確定|确定|設計|设计|정의|설계|합의|กำหนด|ออกแบบ|\bfestleg|\bdefinier|\bvereinbar|\bentw[eu]rf/i,
  freeze: /冻结|凍結|锁定|固定|동결|고정|ตรึง|\beinfrier|\beingefroren|\bfestgeschrieben/i,
  checkpoint: /检查点|檢查點|チェックポイント|체크포인트|จุดตรวจ|\bprüfpunkt|\bkontrollpunkt/i,
  integration:
    /集成|整合|合并|合併|验证|驗證|验收|統合|結合|マージ|検証|통합|병합|검증|รวมระบบ|บูรณาการ|ตรวจสอบ|\bintegrier|\bzusammenführ|\babnahme|\bverifizier|\bprüf/i,
  test: /测试|測試|テスト|테스트|시험|ทดสอบ|\btesten\b|\bprüfung/i,
} as const;

const FOREIGN_BUILD =
  /实现|實現|开发|開發|创建|建立|编写|新增|更新|実装|作成|追加|構築|구현|작성|추가|생성|개발|สร้าง|พัฒนา|เพิ่ม|เขียน|\bimplementier|\berstell|\bentwickl|\bbau(?:en|t)\b|\bschreib|\bhinzufüg/i;

/** Whether a text says that a contract between streams is being defined. */
export function definesContract(text: string): boolean {
  return DEFINE.test(text) || CONTRACT_TITLE.test(text) || (FOREIGN.contract.test(text) && FOREIGN.define.test(text));
}

/** Whether a text speaks of freezing or locking a contract. */
export function freezesContract(text: string): boolean {
  return FREEZE.test(text) || FOREIGN.freeze.test(text);
}

/** Whether a text names a point at which work comes together. */
export function isCheckpoint(text: string): boolean {
  return CHECKPOINT.test(text) || FOREIGN.checkpoint.test(text);
}

/** Whether a text speaks of testing. */
export function speaksOfTests(text: string): boolean {
  return TEST.test(text) || FOREIGN.test.test(text);
}

/** The roles of a step; `agentType` (`@test-builder`) counts as part of its words. Never empty. */
export function rolesOf(text: string, agentType = ''): ReadonlySet<Role> {
  const roles = new Set<Role>();
  const who = agentType.replace(/[@_-]/g, ' ');
  const all = `${text} ${who}`;
  if (definesContract(text)) roles.add('contract');
  if (freezesContract(text)) roles.add('freeze');
  if (isCheckpoint(text)) roles.add('checkpoint');
  if (INTEGRATION.test(text) || FOREIGN.integration.test(text)) roles.add('integration');
  if (speaksOfTests(all)) roles.add('test');
  const researcher = /\b(?:explore|research|analy|synthesis|scout)/i.test(who);
  if (researcher || RESEARCH.test(text)) roles.add('research');
  const onlyLooks = researcher || (roles.has('research') && !BUILD.test(text));
  if (
    !onlyLooks &&
    (roles.size === 0 || BUILD.test(text) || FOREIGN_BUILD.test(text) || /\b(?:feature|implement|build|dev|frontend|backend)/i.test(who))
  )
    roles.add('work');
  if (roles.size === 0) roles.add('work');
  return roles;
}
