// The nouns that plans number: what a word says of the record that bears it. A word that is missing here still makes a record set; evidence decides its role.
import { remembered } from './memo.ts';
import { wholePattern, wordsPattern, type Words } from './words.ts';

/** Parts of the plan that follow each other: phases, waves, weeks. */
const STAGE: Words = {
  en: `phases?, waves?, stages?, sprints?, milestones?, weeks?, days?, iterations?, batch(?:es)?, rounds?, tiers?, months?, quarters?, layers?,
      levels?, parts?, chapters?, epochs?, hours?, blocks?, cycles?`,
  zh: `阶段, 階段, 波次, 波, 批次, 里程碑, 周, 週, 天, 轮, 第.{1,3}阶段`,
  ja: `フェーズ, ウェーブ, 段階, ステージ, スプリント, マイルストーン, 週, 日目`,
  ko: `단계, 페이즈, 웨이브, 스프린트, 마일스톤, 주차, 일차`,
  de: `phasen?, wellen?, etappen?, wochen?, tage?, meilensteine?, stufen?, sprints?`,
  es: `fases?, olas?, oleadas?, etapas?, semanas?, días?, hitos?, sprints?`,
  pt: `fases?, ondas?, etapas?, semanas?, dias?, marcos?, sprints?`,
  fr: `phases?, vagues?, étapes?, semaines?, jours?, jalons?, lots?`,
  it: `fas[ei], ondat[ae], tapp[ae], settiman[ae], giorn[oi]`,
  ru: `фаз[аы], волн[аы], этап[ыа]?, недел[яи], спринт, д(?:ень|ни)`,
  nl: `fases?, golf, golven, weken, week, dag(?:en)?, mijlpa(?:al|len)`,
  th: `เฟส, ระยะ, สัปดาห์`,
};

/** Words for a unit of work that is given to somebody: tracks, sessions, packages, tasks. */
const UNIT: Words = {
  en: `tracks?, streams?, work ?-?streams?, slices?, lanes?, threads?, pods?, work ?-?packages?, packages?, wps?, worktrees?, branch(?:es)?,
      tasks?, sub-?tasks?, issues?, tickets?, stor(?:y|ies), user stor(?:y|ies), features?, epics?, modules?, components?, jobs?, prs?,
      pull requests?, units?, items?, deliverables?, fix(?:es)?, bugs?, work items?, work units?, assignments?, missions?, chunks?, groups?,
      clusters?, domains?, areas?, initiatives?, projects?, services?, terminals?, windows?, instances?, tabs?, prompts?, objectives?, changes?,
      bundles?, swimlanes?, fronts?, parallel groups?, task groups?`,
  zh: `任务, 任務, 工作流, 工作包, 轨道, 并行组, 模块, 子任务, 会话, 组, 泳道, 线, 功能, 事项`,
  ja: `タスク, トラック, ストリーム, ワークストリーム, セッション, グループ, レーン, 作業, ワークツリー`,
  ko: `작업, 태스크, 트랙, 스트림, 워크스트림, 세션, 그룹, 레인`,
  de: `aufgaben?, arbeitspakete?, arbeitsstr(?:a|ä)ng(?:e)?, str(?:o|ö)me?, str(?:a|ä)nge?, spur(?:en)?, pakete?, teilaufgaben?, ap`,
  es: `tareas?, pistas?, flujos?(?: de trabajo)?, paquetes?, sesi(?:ó|o)n(?:es)?, carril(?:es)?, bloques?`,
  pt: `tarefas?, trilhas?, fluxos?(?: de trabalho)?, pacotes?, sess(?:ão|ões), frentes?, blocos?`,
  fr: `tâches?, pistes?, flux, chantiers?, sessions?, volets?`,
  it: `attività, compit[oi], fluss[oi], session[ei]`,
  ru: `задач[аи], поток[иа]?, трек[иа]?, сесси[яи], пакет[ы]?, блок`,
  nl: `ta(?:ak|ken), sporen, spoor, stro(?:om|men), pakket(?:ten)?, sessies?, werkpakket(?:ten)?`,
  th: `งาน, สายงาน`,
};

/** Words for somebody who works: distinct ones work at the same time. */
const ASSIGNEE: Words = {
  en: `agents?, sub-?agents?, teams?, persons?, developers?, devs?, engineers?, workers?, squads?, sessions?, contributors?, members?, roles?,
      specialists?, coders?, implementers?, builders?, designers?, testers?, architects?, claude, codex, gemini, copilot, cursor, instances?,
      terminals?, bots?, owners?, validators?, lead`,
  zh: `代理, 智能体, 智能體, 开发者, 团队, 会话, 人员, 工程师`,
  ja: `エージェント, チーム, 担当者?, 開発者, セッション`,
  ko: `에이전트, 팀, 개발자, 담당자?, 세션`,
  de: `agent(?:en)?, teams?, entwickler, person(?:en)?, sitzung(?:en)?`,
  es: `agentes?, equipos?, personas?, desarrolladore?s?, sesi(?:ó|o)n(?:es)?`,
  pt: `agentes?, equipes?, pessoas?, desenvolvedore?s?, devs?`,
  fr: `agents?, équipes?, personnes?, développeurs?, sessions?`,
  it: `agent[ei], squadr[ae], person[ae]`,
  ru: `агент[ы]?, команд[аы], разработчик[и]?, сесси[яи]`,
  nl: `agents?, teams?, personen, persoon, ontwikkelaars?, sessies?`,
  th: `เอเจนต์, ทีม`,
};

/** Words for what one does after the other inside a unit. */
const STEP: Words = {
  en: `steps?, sub-?steps?, actions?`,
  zh: `步骤, 步驟, 步`,
  ja: `ステップ, 手順`,
  ko: `단계별, 스텝`,
  de: `schritte?`,
  es: `pasos?`,
  pt: `passos?`,
  fr: `étapes?`,
  it: `pass[oi]`,
  ru: `шаг[и]?`,
  nl: `stap(?:pen)?`,
  th: `ขั้นตอน`,
};

/** Words for things of which one is chosen, shown or weighed, and none is a unit of this plan. */
const NO_WORK: Words = {
  en: `tutorials?, guides?, lessons?, articles?, videos?, exercises?, screens?, tests?, test cases?, tips?, options?, alternatives?, approach(?:es)?, scenarios?, examples?, patterns?, anti-?patterns?, templates?, rules?, principles?, risks?,
      decisions?, adrs?, questions?, lessons?, gates?, checkpoints?, figures?, tables?, appendix, sections?, goals?, metrics?, requirements?,
      constraints?, assumptions?, invariants?, findings?, versions?, notes?, tips?, cases?, use cases?, criteri(?:on|a), problems?, blockers?,
      conflicts?, observations?, hypothes[ie]s, variants?, errors?, sync points?, faq, q, r, ac, nfr, fr, req, d`,
  zh: `方案, 选项, 示例, 风险, 原则, 规则, 问题, 检查点, 决策, 目标, 需求, 附录`,
  ja: `案, 例, リスク, 原則, ルール, 決定, チェックポイント, 要件`,
  ko: `옵션, 예시, 위험, 원칙, 규칙, 결정, 체크포인트, 요구사항`,
  de: `optionen?, variante[n]?, beispiele?, risik(?:o|en), regeln?, anforderung(?:en)?, entscheidung(?:en)?`,
  es: `opci(?:ó|o)n(?:es)?, ejemplos?, riesgos?, reglas?, requisitos?, decisi(?:ó|o)n(?:es)?`,
  pt: `opç(?:ão|ões), exemplos?, riscos?, regras?, requisitos?, decis(?:ão|ões)`,
  fr: `options?, exemples?, risques?, règles?, exigences?, décisions?`,
  ru: `вариант[ы]?, пример[ы]?, риск[и]?, правил[оа], требовани[ея]`,
  nl: `opties?, voorbeelden, risico, regels?, eisen`,
};

/** Words that speak about what follows them and name nothing. */
const FUNCTION: Words = {
  en: `recommended, proposed, suggested, current, remaining, upcoming, post, pre, what, for, to, between, all, both, how, with, from, of, in, on, by, per, after, before, when, if, each, every, the, a, an, any, no, key, what,
      why, who, which, this, that, and, or, as, at, multiple, see, about, other, using, total, success, only`,
  de: `für, zwischen, alle, mit, von, nach, vor, und, jede[rsn]?`,
  es: `para, entre, tod[oa]s, con, de, después, antes, cada, y`,
  pt: `para, entre, tod[oa]s, com, de, após, antes, cada, e`,
  fr: `pour, entre, tou(?:s|tes), avec, de, après, avant, chaque, et, par, selon`,
};

const FUNCTION_WORD = wholePattern(FUNCTION);
const STAGE_WORD = wholePattern(STAGE);
const UNIT_WORD = wholePattern(UNIT);
const ASSIGNEE_WORD = wholePattern(ASSIGNEE);
const STEP_WORD = wholePattern(STEP);
const NO_WORK_WORD = wholePattern(NO_WORK);
const ASSIGNEE_LAST = wordsPattern(ASSIGNEE, (any) => String.raw`^.{1,60}${any}$`);
const STAGE_LAST = wordsPattern(STAGE, (any) => String.raw`^.{1,60}${any}$`);

/** What the noun of a record says of it by itself. */
export type Kind = 'stage' | 'unit' | 'assignee' | 'step' | 'none';

/** The kind that a noun stands for; undefined for a word that is not known, on which evidence decides alone. */
export const kindOfNoun: (noun: string) => Kind | undefined = remembered((noun) => {
  if (NO_WORK_WORD.test(noun)) return 'none';
  if (STAGE_WORD.test(noun)) return 'stage';
  if (ASSIGNEE_WORD.test(noun)) return 'assignee';
  if (UNIT_WORD.test(noun)) return 'unit';
  if (STEP_WORD.test(noun)) return 'step';
  return undefined;
});

/** The kind of a title that ends in a noun (`CEO Agent`, `Foundation Phase`); undefined where it ends in none of them. */
export function kindOfTitle(title: string): 'assignee' | 'stage' | undefined {
  // Several of them (`Strategic agents`) head a group and are no unit.
  if (/[a-z]{3}s$/i.test(title) && !/(?:claude|ss)s?$/i.test(title)) return undefined;
  if (ASSIGNEE_LAST.test(title)) return 'assignee';
  return STAGE_LAST.test(title) ? 'stage' : undefined;
}

/** Whether a word speaks about what follows it and names nothing (`for`, `between`, `all`). */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORD.test(word);
}
