// Words about order: at the same time, one after the other, after something.
import { remembered } from './memo.ts';
import { wordsPattern, type Words } from './words.ts';

const PARALLEL: Words = {
  en: `(?:in|run(?:s|ning)? in) parallel, parallel(?:i[sz](?:e|ed|able|ation))?, concurrent(?:ly)?, simultaneous(?:ly)?, at the same time,
      side by side, all at once, (?:fully|all|completely|mostly) independent, independently, single message, in any order, multi-?agent,
      dual-stream, triple-stream, start together, no dependencies between`,
  zh: `并行, 並行, 同时, 同時, 并发, 互不依赖, 互相独立, 相互独立, 无依赖`,
  ja: `並列, 並行, 同時, 独立して`,
  ko: `병렬, 동시, 병행, 독립적`,
  de: `parallel, gleichzeitig, nebenläufig, unabhängig voneinander`,
  es: `en paralelo, paralel[oa]s?, simultánea(?:mente|s)?, a la vez, al mismo tiempo`,
  pt: `em paralelo, paralel[oa]s?, simultânea(?:mente|s)?, ao mesmo tempo`,
  fr: `en parallèle, parallèles?, simultanément, en même temps`,
  it: `in parallelo, parallel[oaie], simultaneamente`,
  ru: `параллельн, одновременн`,
  nl: `parallel, gelijktijdig, tegelijk`,
  th: `ขนาน, พร้อมกัน`,
};

const SEQUENTIAL: Words = {
  en: `sequential(?:ly)?, serial(?:ly|i[sz]e[ds]?)?, one (?:after|by|at) (?:the other|one|a time|another),
      in (?:this |the following |strict |dependency )?(?:order|sequence), strictly ordered, in series, single[- ](?:stream|threaded|agent),
      must (?:be done|run|complete|finish) (?:first|before), solo`,
  zh: `串行, 顺序(?:执行)?, 依次, 逐个, 按顺序, 先后`,
  ja: `直列, 順次, 順番に, 逐次, 順に`,
  ko: `순차, 순서대로, 차례로, 직렬`,
  de: `sequen[tz]iell, nacheinander, der reihe nach, schrittweise`,
  es: `secuencial(?:mente)?, en secuencia, uno (?:tras|por) uno, en serie, en orden`,
  pt: `sequencial(?:mente)?, em sequência, um (?:por|após) (?:um|o outro), em série, em ordem`,
  fr: `séquentiel(?:le|lement)?, en séquence, l['’]un après l['’]autre, en série, dans l’ordre`,
  it: `sequenzial[ei](?:mente)?, in sequenza`,
  ru: `последовательн, по порядку, по очереди`,
  nl: `sequentieel, na elkaar, achtereenvolgens`,
  th: `ตามลำดับ`,
};

/** Words that take a statement back: what follows is not said. */
const NOT: Words = {
  en: `not, no, never, cannot, can['’]t, don['’]t, without, instead of, avoid, non, partial(?:ly)?, limited, some, few`,
  zh: `不能, 不可, 不得, 禁止, 无法, 避免, 不`,
  ja: `できない, 不可, しない, 禁止, ない`,
  ko: `불가, 금지, 안 됨, 없, 못`,
  de: `nicht, kein, ohne`,
  es: `no, nunca, sin`,
  pt: `não, nunca, sem`,
  fr: `pas, jamais, sans`,
  it: `non, mai, senza`,
  ru: String.raw`не(?!\p{L}), нельзя, без(?!\p{L})`,
  nl: `niet, geen, zonder`,
};

/** Words that make what follows (or, in Chinese, Japanese and Korean, what stands before) something to wait for. */
const AFTER: Words = {
  en: `depends? (?:up)?on, dependent (?:up)?on, depending on, blocked (?:by|on|until), waits? (?:for|on), waiting (?:for|on), after, once,
      requires, needs, following, gated (?:by|on), builds? on, prerequisites?:?, when, until, deps?:, dependencies:`,
  zh: `依赖于?, 等待, 需要, 前置`,
  ja: `依存, 待ち`,
  ko: `의존, 대기`,
  de: String.raw`abhängig von, hängt (?:\w+ )?ab, nach(?!\p{L}), sobald, wartet auf, benötigt, blockiert durch`,
  es: `depende de, después de, tras, requiere, bloqueado por, una vez`,
  pt: `depende de, após, depois de, requer, bloquead[oa] por, assim que`,
  fr: `dépend(?:ent)? de, après, requiert, nécessite, bloqué par, une fois`,
  it: `dipende da, dopo, richiede`,
  ru: `зависит от, после, требует, ждёт`,
  nl: String.raw`afhankelijk van, na(?!\p{L}), vereist, wacht op`,
};

/** Words behind the reference (`Wave 1 完成后`). */
const AFTER_BEHIND: Words = {
  zh: `完成[之以]?后, 完成後, 之后, 以后`,
  ja: `の?完了後, の後, 後に, 完了してから`,
  ko: `완료 ?후, 이후, 다음에, 후`,
  en: `(?:is |are |has |have )?(?:must )?(?:complet(?:e|ed|es|ion)|done|finish(?:ed)?|merged|landed|ready)`,
};

const BLOCKS: Words = {
  en: `blocks, unblocks, blocking, enables, must (?:complete|finish|be done|land|merge) before, required (?:by|for), prerequisite for, before`,
  zh: `阻塞, 先于`,
  ja: `ブロック`,
  ko: `차단`,
  de: String.raw`blockiert, vor(?!\p{L})`,
  es: `bloquea, antes de`,
  pt: `bloqueia, desbloqueia, antes de`,
  fr: `bloque, avant`,
  ru: String.raw`блокирует, до(?!\p{L})`,
  nl: String.raw`blokkeert, voor(?!\p{L})`,
};

const ALL_OTHERS: Words = {
  en: String.raw`all (?:the )?(?:other|previous|prior|above|preceding|earlier|remaining)(?: \p{L}+)?, everything(?: else| above)?, all of the above, every other \p{L}+, all others,
    all (?:the )?(?:\d{1,3} )?(?:(?!the )\p{L}+ ){0,2}(?:tasks|streams|tracks|agents|sessions|work-?streams|work streams|phases|waves|slices|teams|epics|lanes|branches|packages|worktrees)`,
  zh: `所有(?:其他|前置|上述|之前的)?(?:任务|阶段), 全部(?:任务)?, 以上所有, 前面所有`,
  ja: `すべてのタスク, 全タスク, 上記すべて, 他のすべて`,
  ko: `모든 ?작업, 이전 ?모든, 전체, 나머지 ?모두`,
  de: String.raw`alle (?:anderen|vorherigen|vorigen|aufgaben)(?: \p{L}+)?, alles andere`,
  es: String.raw`tod[oa]s l[oa]s (?:\p{L}+ )?(?:demás|anteriores|tareas), todo lo anterior`,
  pt: String.raw`tod[oa]s [oa]s (?:\p{L}+ )?(?:outr[oa]s|anteriores|tarefas), tudo acima`,
  fr: String.raw`tou(?:s|tes) les (?:\p{L}+ )?(?:autres|précédent[es]+|tâches)`,
  ru: String.raw`все (?:остальные|предыдущие|задачи)(?: \p{L}+)?`,
  nl: String.raw`alle (?:andere|vorige|voorgaande|taken)(?: \p{L}+)?`,
};

const NONE: Words = {
  en: `none, nothing, n/a, nil, no(?:ne)? dependenc(?:y|ies), no deps, no blockers?, no,
      can (?:start|run|begin) (?:immediately|now|right away|anytime|any time|first), immediately, independent, standalone, fully independent,
      start (?:immediately|now), not blocked, day 1, anytime`,
  zh: `无, 無, 没有, 立即, 独立`,
  ja: `なし, 無し, 無, ありません`,
  ko: `없음, 없다, 독립`,
  de: `keine?, sofort`,
  es: `ningun[oa], sin dependencias, no`,
  pt: `nenhum[a]?, sem dependências, não`,
  fr: `aucune?, sans`,
  it: `nessun[oa]?`,
  ru: `нет, отсутствуют`,
  nl: String.raw`geen, direct(?!\p{L})`,
  th: `ไม่มี`,
};

const PREVIOUS: Words = {
  en: 'previous, prior, above, preceding, earlier',
  zh: '前, 上',
  ja: '上記, 前',
  ko: '이전',
  de: 'vorher, vorig',
  es: 'anterior(?:es)?',
  pt: 'anterior(?:es)?',
  fr: 'précédent(?:e)?s?',
  ru: 'предыдущ',
  nl: 'vorige, voorgaande',
};

const PARALLEL_WORD = wordsPattern(PARALLEL);
const SEQUENTIAL_WORD = wordsPattern(SEQUENTIAL);
const DENIED = wordsPattern(NOT, (any) => String.raw`${any}[^.;,。；，]{0,24}$`);
/** Matches words that take back what follows them. */
export const DENIES: RegExp = DENIED;
const DENIED_BEHIND = wordsPattern(
  { ...(NOT.ja !== undefined && { ja: NOT.ja }), ...(NOT.ko !== undefined && { ko: NOT.ko }) },
  (any) => String.raw`^[^.;。；]{0,12}${any}`,
);

/** Whether a short text (the value of a field, words in parentheses) says that things run at the same time, and does not deny it. */
export function saysParallel(text: string): boolean {
  return says(PARALLEL_WORD, text);
}

/** Whether a sentence says that the parts of the plan run at the same time. A product that is parallel is not enough. */
export const sentenceSaysParallel: (text: string) => boolean = remembered((text) => says(PARALLEL_TITLE, text) || says(INDEPENDENT, text));

/** Whether a sentence says of all parts that they run at the same time. */
export function saysAllParallel(text: string): boolean {
  return sentenceSaysParallel(text) && ALL_PARTS.test(text);
}

/** Whether a text says that things run one after the other. */
export function saysSequential(text: string): boolean {
  return says(SEQUENTIAL_WORD, text);
}

/** Words of a title in which the parts of the plan are called parallel, not the product: `Parallel work streams`, `(5 agents, parallel)`, `in parallel`. */
const PARALLEL_TITLE = wordsPattern({
  en: String.raw`
      parallel(?: \p{L}+){0,2} (?:streams|work-?streams|tracks|tasks|agents|sessions|groups?|waves?|batch(?:es)?|phases?|lanes|work|slices|teams|worktrees|features|launch|parts|development streams),
      parallel (?:execution|implementation|development|research|work)(?: (?:phase|plan|strategy|groups?))?$, (?:in|run) parallel,
      simultaneous(?:ly)?, concurrent(?:ly)?, at the same time, dual-stream, triple-stream, multi-stream, all at once`,
  zh: `并行(?!处理|计算|度), 同时`,
  ja: `並列(?!処理), 並行, 同時`,
  ko: `병렬(?! ?처리), 동시`,
  de: String.raw`(?=parallel)(?<=(?:lauf|läuft|arbeit|werd|wird|könn|kann)[^.]{0,60})parallel, parallel (?:lauf|arbeit|bearbeit|ausführ|ausgeführ|umgesetz|abgearbeit|durchgeführ|entwickel|zu(?!\p{L})), parallele[nrs]?(?!\p{L}), gleichzeitig`,
  es: `en paralelo, paralel[oa]s?`,
  pt: `em paralelo, paralel[oa]s?`,
  fr: `en parallèle, parallèles?`,
  ru: `параллельн`,
  nl: String.raw`(?=parallel)(?<=(?:lopen|loopt|werken|worden|kunnen)[^.]{0,60})parallel, parallel (?:lo|werk|uitgevoerd|gedaan), parallelle(?!\p{L}), gelijktijdig`,
});

const INDEPENDENT = wordsPattern({
  en: `(?:fully|all|completely|mostly) independent,
      independent (?:tasks|streams|tracks|work-?streams|work|units|parts|modules|sessions|agents|of each other), independently, in any order,
      start together, no dependencies between, side by side`,
  zh: `互不依赖, 互相独立, 相互独立, 独立(?:执行|完成|开发)`,
  ja: `独立して`,
  ko: `독립적`,
  de: `unabhängig voneinander`,
  es: `independientes?`,
  pt: `independentes?`,
  fr: `indépendant(?:e)?s?`,
});
const ALL_PARTS = wordsPattern({
  en: String.raw`each, all, every, both, any, independent tasks, \d+ (?:agents|tasks|streams|sessions|tracks)`,
  zh: `所有, 全部, 每个, 各`,
  ja: `すべて, 全て, 各`,
  ko: `모든, 각`,
  de: `alle, jede[rs]?`,
  es: `tod[oa]s, cada`,
  pt: `tod[oa]s, cada`,
  fr: `tou(?:s|tes), chaque`,
  ru: `все, кажд`,
});

const MEETING = wordsPattern({
  en: 'checkpoints?, merge(?:s| points?| order)?, integration(?: points?)?, milestones?, gates?, sync(?: points?)?, instructions?, reviews?',
  zh: '检查点, 合并, 集成点, 里程碑',
  ja: 'チェックポイント, マージ, 統合',
  ko: '체크포인트, 병합, 통합',
});

const MEETING_TITLE = wordsPattern(
  {
    en: 'checkpoints?, (?:integration |sync |merge )(?:checkpoints?|points?|gates?), milestones?, (?:quality |phase |merge )?gates?',
    zh: '检查点, 集成点, 里程碑',
    ja: 'チェックポイント, マイルストーン',
    ko: '체크포인트, 마일스톤',
    de: 'meilensteine?, prüfpunkte?, kontrollpunkte?',
    es: 'puntos? de (?:control|integración), checkpoints?, hitos?',
    pt: 'pontos? de (?:controle|integração), checkpoints?, marcos?',
    fr: "points? (?:de contrôle|d['’]intégration), jalons?",
    ru: 'контрольн[а-я]+ точк[аи], веха, вехи',
    nl: 'mijlpa(?:al|len), controlepunt(?:en)?',
  },
  (any) => String.raw`^[^\p{L}\p{N}]*(?:\d+(?:\.\d+)*[.)]?\s+)?${any}(?![^:：\n]{0,40}(?:criteria|checklist))`,
);

const CHECK_TITLE = wordsPattern(
  {
    en: 'checkpoints?, (?:integration |sync |merge )(?:checkpoints?|points?|gates?), (?:quality |phase |merge )?gates?',
    zh: '检查点, 集成点',
    ja: 'チェックポイント',
    ko: '체크포인트',
    de: 'prüfpunkte?, kontrollpunkte?',
    es: 'puntos? de (?:control|integración), checkpoints?',
    pt: 'pontos? de (?:controle|integração), checkpoints?',
    fr: "points? (?:de contrôle|d['’]intégration)",
    ru: 'контрольн[а-я]+ точк[аи]',
    nl: 'controlepunt(?:en)?',
  },
  (any) => String.raw`^[^\p{L}\p{N}]*(?:\d+(?:\.\d+)*[.)]?\s+)?${any}[^\p{L}]*`,
);

/** Whether a title opens with a word for a point where results are checked, and no work is done: what stands below are its conditions. */
export function isCheckTitle(title: string): boolean {
  return CHECK_TITLE.test(title);
}

/** Whether a title opens with a word for a point where the work comes together: `Checkpoint P1`, `Milestones`. */
export function isMeetingTitle(title: string): boolean {
  return MEETING_TITLE.test(title);
}

const JOINING_TITLE = wordsPattern(
  {
    en: '(?:final |full |system |daily |weekly |cross-\\w+ )?(?:integration|verification|validation|merg(?:e|ing))(?: (?:phase|steps?|stage|tests?|testing|gates?|criteria|schedule|meetings?|windows?|branch))?',
    zh: '(?:系统)?(?:集成|整合|合并|验证|验收)(?:测试|阶段)?',
    ja: '(?:統合|結合|マージ|検証)(?:テスト)?',
    ko: '(?:통합|병합|검증)(?: ?테스트)?',
    de: '(?:integration|zusammenführung|abnahme)(?:stests?)?',
    es: '(?:integración|verificación|validación)(?: final)?',
    pt: '(?:integração|verificação|validação)(?: final)?',
    fr: '(?:intégration|vérification|validation)(?: finale)?',
    ru: '(?:интеграция|проверка)',
    nl: '(?:integratie|verificatie)',
  },
  (any) => String.raw`^[^\p{L}\p{N}]*(?:\d+(?:\.\d+)*[.)]?\s+)?${any}\s*(?:$|[:：(（&+/—–-]|and\s)`,
);

/** Whether a title calls its section the work's integration or verification: `Integration`, `Final verification (all agents)`. */
export function isJoiningTitle(title: string): boolean {
  return JOINING_TITLE.test(title);
}

const ORDERED = wordsPattern({
  en: '(?:implementation|execution|recommended|suggested|build|development|work|task) (?:order|sequence), order of (?:work|execution|implementation), sequence',
  zh: '执行顺序, 实施顺序, 开发顺序',
  ja: '実行順, 実装順',
  ko: '실행 ?순서, 구현 ?순서, 작업 ?순서',
  de: 'reihenfolge',
  es: 'orden de (?:ejecución|implementación)',
  pt: 'ordem de (?:execução|implementação)',
  fr: "ordre d['’](?:exécution|implémentation)",
  ru: 'порядок (?:выполнения|работ)',
  nl: 'volgorde',
});

const THEN = wordsPattern({
  en: 'then, bottleneck, followed by',
  zh: '然后, 其后, 瓶颈',
  ja: 'その後, 次に',
  ko: '그 ?다음, 그런 ?다음',
  de: 'dann, danach, anschließend, engpass',
  es: 'luego, después, cuello de botella',
  pt: 'depois, em seguida, gargalo',
  fr: 'puis, ensuite, goulot',
  ru: 'затем, потом',
  nl: 'daarna, vervolgens',
});

/** Whether a line tells an order of several things, with an arrow or in words. */
export function saysThen(text: string): boolean {
  return /→|->|=>|⟶/u.test(text) || THEN.test(text);
}

const LINE_OF_WORK =
  /^(?:track|stream|workstream|lane|swimlane|worktree|parallelgroup|轨道|并行组|工作流|トラック|ストリーム|트랙|스트림|pista|trilha|frente|поток|strom|spur)$/iu;

/** Whether a noun, in the form in which nouns are compared, says of itself that several of them run side by side; a developer or a slice needs a plan that says so. */
export function isLineOfWork(noun: string): boolean {
  return LINE_OF_WORK.test(noun);
}

const WORKER =
  /^(?:track|stream|lane|swimlane|session|worktree|thread|pod|squad|team|agent|subagent|person|developer|dev|engineer|worker|slice|terminal|instance|parallelgroup|轨道|并行组|工作流|线程|代理|智能体|会话|团队|开发者|エージェント|トラック|ストリーム|セッション|スレッド|チーム|에이전트|트랙|스트림|세션|스레드|팀|pista|trilha|frente|hilo|agente|equipe|equipo|поток|агент|команда|strom|spur)$/iu;
const TOGETHER = /^(?:wave|batch|波次|波|批次|ウェーブ|웨이브|welle|ola|oleada|onda|vague|волна|golf)$/iu;

/** Whether a noun, in the form in which nouns are compared, stands for workers or lines of work, of which several are there to work at the same time. */
export function isWorkerNoun(noun: string): boolean {
  return WORKER.test(noun);
}

/** Whether the members of a group of this noun start together. */
export function startsTogether(noun: string): boolean {
  return TOGETHER.test(noun);
}

/** Whether a title announces the order of the work. */
export function saysOrder(title: string): boolean {
  return ORDERED.test(title);
}

/** Whether a title speaks of the points where parallel work comes together. */
export function isMeeting(title: string): boolean {
  return MEETING.test(title);
}

/** Whether a title says that what it heads runs at the same time. `groups`: what stands in parentheses, where the bare word is enough. */
export function titleSaysParallel(title: string, groups: readonly string[]): boolean {
  return says(PARALLEL_TITLE, title.replace(/[(（][^)）]*[)）]/gu, ' ').trim()) || groups.some((group) => saysParallel(group));
}

function says(word: RegExp, text: string): boolean {
  const found = word.exec(text);
  if (!found) return false;
  return (
    !DENIED.test(text.slice(Math.max(0, found.index - 40), found.index)) && !DENIED_BEHIND.test(text.slice(found.index + found[0].length))
  );
}

/** Finds words that make a reference something to wait for, before it or (`behind`) after it. */
export const WAITS_FOR = {
  before: wordsPattern(AFTER),
  behind: wordsPattern(AFTER_BEHIND, (any) => String.raw`^[^\p{L}\p{N}]{0,3}${any}`),
} as const;
/** Finds words that make what follows wait. */
export const HOLDS_UP: RegExp = wordsPattern(BLOCKS);
/** Finds words for everything that stands before or beside. */
export const EVERYTHING: RegExp = wordsPattern(ALL_OTHERS);
const FIRST: Words = {
  en: '(?:must|should|has to|needs to|to) (?:be )?(?:complete[d]?|finish(?:ed)?|done|land|merge[d]?|start|go|run) first, goes first, comes first, blocks (?:everything|all)',
  zh: '必须先, 先完成, 最先',
  ja: '最初に, 先に完了',
  ko: '먼저 완료, 가장 먼저',
  de: 'zuerst, muss vorher',
  es: 'primero',
  pt: 'primeiro',
  fr: "d['’]abord, en premier",
};

/** Finds words that put what is named before them ahead of all others. */
export const GOES_FIRST: RegExp = wordsPattern(FIRST);
/** Finds words right before somebody whose result is used (`from Agent 1`). */
export const TAKES_FROM: RegExp = wordsPattern(
  { en: 'from, output of, provided by, defined by', de: 'von', es: 'de', pt: 'd[eao]', fr: 'de' },
  (any) => String.raw`${any}\s+$`,
);
/** Finds the end of a value that names what is waited for: a sentence's end, or words that speak of something else. */
export const ENDS_VALUE =
  /[.;。；](?:\s|$)|[,.]?\s(?:but|however|can (?:run|be done|proceed)|may run|(?:runs? )?in parallel|parallel with|should happen before|before|soft|optional)(?=\s|$)|[，。（(]?(?:但|可与|可並行|可并行|与[^，。]{0,20}并行)/iu;
/** Finds words that narrow "all" to what stands before. */
export const EARLIER: RegExp = wordsPattern(PREVIOUS);
/** Matches a value that says there is nothing to wait for. */
export const NOTHING: RegExp = wordsPattern(NONE, (any) => String.raw`^[^\p{L}\p{N}]{0,4}${any}`);
