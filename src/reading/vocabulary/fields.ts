// Names of fields: what a label, a heading used as one, or a column announces.
import { anyWord, wholeWord, wordsPattern, type Words } from './words.ts';

/** The facts that a name announces. */
export type FieldKind =
  | 'write' // files that are changed
  | 'read' // files that are only looked at
  | 'avoid' // files that stay as they are
  | 'deliverable' // what is there when the work is done
  | 'depends'
  | 'blocks'
  | 'duration'
  | 'assignee'
  | 'place' // a branch or a worktree
  | 'status'
  | 'work' // a list of things to do
  | 'criteria' // results, not work
  | 'parallel' // whether or with whom something runs
  | 'stage' // the phase or wave it belongs to
  | 'produce'
  | 'consume'
  | 'title'
  | 'aside';

const FIELDS: Readonly<Record<FieldKind, Words>> = {
  avoid: {
    en: `do not (?:touch|modify|edit|change), don['’]t (?:touch|modify|edit|change), must not (?:modify|touch|edit|change), off[- ]limits,
      forbidden(?: files| paths)?, out of scope, not? touch, never touch, read[- ]?only(?: files)?,
      files? (?:not to|to not) (?:touch|modify|edit), files? to avoid, avoid, non-goals?, not in scope, excludes?, exclusions?,
      forbidden to touch, no touch, does not (?:own|touch)`,
    zh: `禁止修改, 不要修改, 不可修改, 禁止触碰, 不触碰, 只读文件?, 范围外`,
    ja: `変更しない, 触らない(?:ファイル)?, 対象外, 読み取り専用`,
    ko: `수정 금지, 건드리지, 범위 외, 읽기 전용`,
    de: `nicht (?:ändern|anfassen), nur lesen`,
    es: `no (?:tocar|modificar), solo lectura, fuera de alcance`,
    pt: `não (?:tocar|modificar|alterar), somente leitura, fora do escopo`,
    fr: `ne pas (?:toucher|modifier), lecture seule`,
    ru: `не трогать, только чтение`,
    nl: `niet (?:wijzigen|aanraken)`,
  },
  read: {
    en: `reads?, reference files?, references?, context files?, inputs?, files? to (?:read|reference|review), related files?, see(?: also)?,
      required reading, context, read first, reference, source files?, key references?, input (?:from|files?), reading list, docs?,
      documentation, source, sources, specs?, design docs?, related docs?,
      (?:agent |starter |launch )?prompts?(?: files?)?, briefs?, instructions?(?: files?)?, hand-?offs?`,
    zh: `参考, 参考文件, 输入, 读取, 上下文`,
    ja: `参照, 参考, 入力, 読み取り`,
    ko: `참조, 참고, 입력, 읽기`,
    de: `referenz(?:en)?, eingaben?, liest`,
    es: `referencias?, entradas?, lee`,
    pt: `referências?, entradas?, lê`,
    fr: `références?, entrées?, lit`,
    ru: `ссылки, читает, входные данные`,
    nl: `referenties?, leest`,
  },
  deliverable: {
    en: `(?:expected |key )?deliverables?, (?:expected )?outputs?, artifacts?, what(?:’|')?s? (?:to )?deliver(?:ed|s)?, end state, result, deliver`,
    zh: `交付物, 产出, 产物, 输出, 成果, 交付`,
    ja: `成果物, 出力, 納品物`,
    ko: `산출물, 결과물, 출력`,
    de: `ergebnisse?, liefergegenst(?:and|ände), ausgabe`,
    es: `entregables?, salidas?`,
    pt: `entregáveis, entregas?, saídas?`,
    fr: `livrables?, sorties?`,
    ru: `результат[ыа]?, артефакты`,
    nl: `resultaten, opleveringen`,
  },
  write: {
    en: String.raw`
      (?:exclusive |primary |new |owned |target |output |modified |key |main |allowed |impacted |core )?(?:files?|file paths?|paths?|file\(s\))(?: (?:\/|and|&) (?:modules?|folders?|director(?:y|ies)|components?|areas?))?(?: (?:assigned|owned|changed|created|modified|touched|affected|exclusive|impacted|involved|in scope|list|scope|ownership|locations?|expected))?,
      files? (?:to|you|it|that)(?: (?:may|can|will|should|must))? ?(?:modify|create|change|edit|touch|update|delete|add|own|write|created?)(?:[ /]*(?:and|or|/)? ?(?:modify|create|change|edit|touch|update|delete|add))*,
      files? (?:modify|create), new files?, files? created\/edited, files? edited\/created, (?:file )?ownership, (?:exclusively )?owns?,
      owned(?: paths?| files?)?, exclusive(?:ly)?, writes?(?: scope| only| set)?, touches, creates?, modif(?:y|ies),
      (?:key |target |work(?:ing)? )?director(?:y|ies), territory, crates? owned, boundary, boundaries, (?:target |owned )?(?:modules?|directories|folders|packages|crates)(?: owned)?, what you own, (?:code )?locations?, changes?(?: to)?,
      updates?, code, folders?, module ownership, packages? owned, scope of files, files? scope, surface, edits?,
      primary (?:paths?|ownership|directories), file, affected(?: files?| areas?)?, owned (?:modules?|directories|dirs), codebase areas?,
      test files?, tests? files?, test, impacts?`,
    zh: `文件, 所有权, 写入范围, 写集, 归属文件, 涉及文件, 修改文件, 新建文件, 新增文件, 创建文件, 文件范围, 文件路径, 改动文件, 目标文件, 独占文件, 负责文件, 文件清单, 变更文件, 修改, 创建, 目录, 写入`,
    ja: `ファイル, 変更対象, 対象ファイル, 変更ファイル, 作成ファイル, 新規ファイル, 編集ファイル, 修正ファイル, 担当ファイル, 作成, 変更, ディレクトリ, 対象`,
    ko: `파일, 대상 파일, 수정 파일, 생성 파일, 변경 파일, 담당 파일, 수정, 생성, 디렉토리, 영향 파일, 소유 파일`,
    de: `dateien?, (?:betroffene|zu ändernde|neue|geänderte) dateien, ändert, erstellt, verzeichnis(?:se)?`,
    es: `archivos?, archivos? (?:a|que) (?:modificar|crear|tocar), ficheros?, directorios?, crea, modifica`,
    pt: `arquivos?, arquivos? (?:a|para|que) (?:modificar|criar|alterar), ficheiros?, diretórios?, cria, modifica`,
    fr: `fichiers?, fichiers? (?:à|a) (?:modifier|créer), fichiers? (?:modifiés|créés|concernés), dossiers?, crée, modifie`,
    it: `file, file da (?:modificare|creare), cartell[ae]`,
    ru: `файл[ы]?, изменяемые файлы, новые файлы, создать, изменить, каталог[и]?`,
    nl: `bestand(?:en)?, mappen, wijzigt, maakt`,
    th: `ไฟล์`,
  },
  depends: {
    en: String.raw`(?:hard |soft |external |task |internal )?depends(?: on)?, (?:hard |soft |external |task |internal |key )?dependenc(?:y|ies),
      blocked[- ]by, requires, pre-?requisites?, pre-?reqs?, needs, waits? (?:for|on), starts? (?:after|when|once), after,
      can start(?: when| after)?, depends_on, predecessors?, deps, start condition, waiting on, gated (?:by|on), unblocked by, upstream,
      blocked until, must follow, start, when, entry (?:criteria|condition), depends-on, deps?\.?, runs after`,
    zh: `依赖, 依賴, 前置依赖, 前置条件, 前置任务, 前置, 依赖关系, 依赖任务, 阻塞于, 依赖于`,
    ja: `依存, 依存関係, 前提条件, 前提, 依存タスク, 先行タスク`,
    ko: `의존성, 의존, 선행 ?작업, 선행 ?조건, 선행, 의존 관계`,
    de: `abhängig(?:keit(?:en)?| von), voraussetzung(?:en)?, benötigt, blockiert durch, wartet auf`,
    es: `dependencias?, depende(?: de)?, requiere, requisitos previos, bloqueado por`,
    pt: `dependências?, depende(?: de)?, requer, pré-requisitos?, bloquead[oa] por`,
    fr: `dépendances?, dépend(?: de)?, pré-?requis, bloqué par`,
    it: `dipendenz[ae], dipende(?: da)?, prerequisit[oi]`,
    ru: `зависимост[иь], зависит(?: от)?, требует, предусловия`,
    nl: `afhankelijk(?:heden|heid)?(?: van)?, vereist, voorwaarden`,
    th: `ขึ้นกับ`,
  },
  blocks: {
    en: `blocks?, blocking, unblocks?, enables, required by, depended on by, downstream, needed by, dependents, blocker for, feeds`,
    zh: `阻塞, 后续任务, 被依赖`,
    ja: `ブロック, 後続タスク`,
    ko: `블록, 후속 ?작업, 차단`,
    de: `blockiert, ermöglicht`,
    es: `bloquea, habilita`,
    pt: `bloqueia, desbloqueia, habilita`,
    fr: `bloque, débloque`,
    ru: `блокирует`,
    nl: `blokkeert`,
  },
  duration: {
    en: String.raw`(?:total |estimated |expected |time |est\.? )?(?:duration|effort|time|timeline|hours?|size|length), (?:time |effort )?estimates?, estimate,
      estimated (?:time|duration|effort|hours?|completion), eta, est\.?, when, timeframe, time ?box, schedule, days?, weeks?, timing, runtime,
      target`,
    zh: `预计时间, 预估时间, 预计工时, 预估工时, 工时, 时间, 时长, 耗时, 工期, 工作量, 预计, 预估, 周期`,
    ja: `見積もり, 見積, 所要時間, 工数, 期間, 時間`,
    ko: `예상 ?시간, 소요 ?시간, 기간, 예상 ?기간, 시간, 공수, 예상`,
    de: `dauer, aufwand, zeit, schätzung, zeitrahmen`,
    es: `duración, esfuerzo, tiempo(?: estimado)?, estimación, estimado`,
    pt: `duração, esforço, tempo(?: estimado)?, estimativa, prazo`,
    fr: `durée, effort, temps(?: estimé)?, estimation, charge`,
    it: `durata, tempo, stima`,
    ru: `длительность, время, оценка, срок[и]?, трудоёмкость`,
    nl: `duur, tijd, schatting, inspanning`,
    th: `ระยะเวลา, เวลา`,
  },
  assignee: {
    en: `(?:recommended |suggested |assigned |lead |primary )?(?:sub-?)?agents?(?: type| name| id)?, (?:primary |lead )?owners?(?: roles?)?, assignees?, assigned(?: to| agent)?,
      assign, sessions?, teams?, who, model, responsible, developer, worker, executor, lead, dri, resources?, pool, engineer, role, persona,
      specialist, person, skill`,
    zh: `负责人, 执行者, 代理, 分配, 负责, 人员, 模型, 智能体`,
    ja: `担当, 担当者, エージェント, 割り当て, モデル`,
    ko: `담당, 담당자, 에이전트, 할당, 모델`,
    de: `verantwortlich, zuständig, agent, bearbeiter`,
    es: `responsable, asignado(?: a)?, agente, dueño`,
    pt: `responsável, atribuído(?: a)?, agente, dono`,
    fr: `responsable, assigné(?: à)?, agent`,
    ru: `ответственный, исполнитель, агент`,
    nl: `verantwoordelijke?, toegewezen(?: aan)?, eigenaar, agent`,
  },
  place: {
    en: `(?:git )?branch(?: name| prefix| pattern)?, worktrees?(?: path| name| director(?:y|ies))?, work tree, working (?:branch|copy), checkout, workspace, repo(?:sitory)?, base branch, pr,
      repos`,
    zh: `分支, 工作树, 工作区`,
    ja: `ブランチ, ワークツリー`,
    ko: `브랜치, 워크트리`,
    de: `zweig, branch`,
    es: `rama`,
    pt: `branch, ramo`,
    fr: `branche`,
    ru: `ветка`,
  },
  status: {
    en: `status, state, progress, done, completed, completion`,
    zh: `状态, 進度, 进度`,
    ja: `ステータス, 状態, 進捗`,
    ko: `상태, 진행률?, 진행 ?상황`,
    de: `status, stand, fortschritt`,
    es: `estado, progreso`,
    pt: `status, estado, progresso`,
    fr: `statut, état, avancement`,
    ru: `статус, состояние`,
    nl: `status, voortgang`,
  },
  criteria: {
    en: `
      (?:success|acceptance|exit|completion|done|quality|validation|verification|pass|release|shared|global|go/no-go|merge)[ -](?:criteria|criterion|checks?|checklists?|gates?|requirements?|conditions?|steps?|commands?|plan)(?: for .*)?,
      criteria, definition of done, dod, done when, done, verif(?:y|ication|ied by), validat(?:e|ion),
      expected (?:results?|outcomes?|behaviou?r|output|impact|state|benefits?), outcomes?, results?, acceptance, success, success metrics?,
      metrics?, checks?, must (?:have|pass), quality (?:gates?|checks?|standards?|bar), testing, tests?,
      test (?:plan|strategy|cases?|coverage|requirements?|command), benefits?, impact, value, key features?, features?, capabilities,
      test scenarios?, proof, smoke tests?, gate, stop condition, constraints?, rules?, requirements?, technical requirements?,
      functional requirements?, key (?:technical )?requirements, performance targets?, what success looks like, goals?, kpis?, .{0,30} success,
      exit, checklist before .*, before (?:marking|you) .*, quality checks?.*, pre-merge checks?, evidence`,
    zh: `验收标准, 验收条件, 成功标准, 完成标准, 完成定义, 验证, 验收, 预期结果, 预期效果, 检验, 测试要求, 验证标准, 完成条件, 目标, 成功指标, 要求, 约束, 测试, 质量门禁`,
    ja: `受け入れ基準, 受入基準, 完了条件, 成功基準, 検証, 完了基準, 期待結果, 目標, 要件, 制約, 成功指標, 完了の定義, テスト`,
    ko: `완료 ?기준, 수락 ?기준, 성공 ?기준, 완료 ?조건, 검증, 예상 ?결과, 인수 ?기준, 목표, 요구사항, 제약, 성공 ?지표, 테스트`,
    de: `akzeptanzkriterien, abnahmekriterien, erfolgskriterien, fertig wenn, prüfung, ziele?, anforderungen, tests?, definition of done`,
    es: `criterios? de (?:aceptación|éxito|finalización), verificación, validación, objetivos?, requisitos?, pruebas?, resultado esperado`,
    pt: `critérios? de (?:aceitação|aceite|sucesso|conclusão|pronto), verificação, validação, objetivos?, requisitos?, testes?, resultado esperado`,
    fr: `critères? d[e'’] ?(?:acceptation|succès|réussite), vérification, validation, objectifs?, exigences?, tests?, résultat attendu`,
    it: `criteri di (?:accettazione|successo), verifica, obiettiv[oi]`,
    ru: `критерии(?: .*)?, проверка, цел[ьи], требования, тесты, ожидаемый результат`,
    nl: `acceptatiecriteria, succescriteria, verificatie, doel(?:en)?, eisen, tests?`,
  },
  work: {
    en: `
      (?:specific |key |main |core |primary |your |detailed |implementation |individual |immediate |remaining |critical |priority |parallel |development |sub-?|major |action )?tasks?(?: list| breakdown)?,
      responsibilit(?:y|ies), (?:key |primary |core |main )?responsibilities,
      (?:implementation |execution |action |key |detailed |migration )?steps?, sub-?steps?, work(?: items?| to do| breakdown)?, to-?dos?,
      actions?, action items?, activities, implementation, what to (?:do|build|implement|change), issues?, work packages?, checklist,
      task checklist, instructions?, do, approach, assigned (?:tasks?|work|issues|stories), plan, changes needed, job, mission, assignment,
      focus(?: areas?)?, sub-?tasks?, execution, workstreams?, priority tasks?, implementation (?:details?|plan), backlog, items?,
      features? to (?:build|implement), fixes, procedure, process, key activities, the work, changes required, required changes,
      specific changes, what (?:you|to) (?:build|own|do), stories, user stories, duties, key work, (?:specific|concrete|required) (?:actions|steps|changes), (?:primary |key |main )?objectives?`,
    zh: `任务, 任务列表, 任务清单, 子任务, 具体任务, 工作内容, 工作项, 步骤, 实施步骤, 执行步骤, 职责, 待办, 内容, 主要工作, 实现内容, 操作步骤, 任务内容, 具体工作, 要做的事, 实现步骤`,
    ja: `タスク, 作業内容, 作業, 手順, 実装内容, 実施内容, やること, 責務, 担当範囲, サブタスク, 実装手順, 対応内容`,
    ko: `작업, 작업 ?내용, 작업 ?목록, 할 ?일, 단계, 구현 ?내용, 책임, 하위 ?작업, 세부 ?작업, 주요 ?작업, 체크리스트`,
    de: `aufgaben, schritte, arbeiten, zu tun, umsetzung, maßnahmen, teilaufgaben`,
    es: `tareas, pasos, acciones, trabajo, actividades, implementación, subtareas`,
    pt: `tarefas, passos, ações, trabalho, atividades, implementação, subtarefas, etapas, o que fazer`,
    fr: `tâches, étapes, actions, travail, activités, sous-tâches, à faire`,
    it: `attività, passi, compiti`,
    ru: `задачи, шаги, действия, работы, подзадачи, что сделать`,
    nl: `taken, stappen, acties, werk, subtaken, werkzaamheden`,
    th: `งาน, ขั้นตอน`,
  },
  parallel: {
    en: String.raw`(?:can )?(?:run )?(?:in )?parallel(?:ism|ization|izable|izable with|ism status| status| safe| with| group| tasks?)?, concurrency,
      concurrent(?: with)?, can run (?:in parallel|with)(?: with)?, execution(?: mode| order| strategy)?, mode, parallel\?, ordering, order,
      runs? with`,
    zh: `并行, 是否并行, 可并行, 并行性, 并发, 执行方式, 并行度`,
    ja: `並列, 並行, 並列可, 並列実行, 実行順`,
    ko: `병렬, 병렬 ?가능, 병렬 ?실행, 실행 ?순서`,
    de: `parallel(?:isierbar|ität)?`,
    es: `paralelo, paralelizable, paralelismo, en paralelo`,
    pt: `paralelo, paralelizável, paralelismo, em paralelo`,
    fr: `parallèle, parallélisable, parallélisation, en parallèle`,
    ru: `параллельно, параллельность`,
    nl: `parallel`,
  },
  stage: {
    en: `waves?, phases?, sprints?, milestones?, stages?, batch, week, tier, round, priority group, layer`,
    zh: `阶段, 波次, 批次`,
    ja: `フェーズ, ウェーブ, 段階`,
    ko: `단계, 페이즈, 웨이브`,
    de: `phase, welle`,
    es: `fase, ola, etapa`,
    pt: `fase, onda, etapa`,
    fr: `phase, vague, étape`,
    ru: `фаза, волна, этап`,
    nl: `fase, golf`,
  },
  produce: { en: `produces?, provides?, exposes?, exports?, publishes` },
  consume: { en: `consumes?, uses contract, expects, imports` },
  title: {
    en: `titles?, names?, descriptions?, summary, what, tasks?, features?, components?, goal, objective, focus, purpose, scope, work, deliverable,
      item, story, role, primary responsibility, area, domain, topic, mission, activity, module, change, theme, workstream, stream, track, issue,
      ticket, step`,
    zh: `名称, 标题, 描述, 说明, 内容, 功能, 模块, 任务名称?, 任务, 工作内容`,
    ja: `名前, タイトル, 説明, 概要, 内容, 機能, タスク名?`,
    ko: `이름, 제목, 설명, 개요, 내용, 기능, 작업명?, 작업`,
    de: `titel, name, beschreibung, aufgabe`,
    es: `título, nombre, descripción, tarea`,
    pt: `título, nome, descrição, tarefa`,
    fr: `titre, nom, description, tâche`,
    ru: `название, описание, задача`,
    nl: `titel, naam, omschrijving, taak`,
  },
  aside: {
    en: `risks?(?: .*)?, notes?, why, rationale, background, conflict risk, conflicts?, priority, labels?, tags?, complexity, severity, category,
      skills?(?: required)?, tech(?:nology)?(?: stack)?, tools?, commit(?: message)?s?, rollback(?: .*)?, communication, examples?, prompts?,
      kickoff prompt, points, score, reviewers?, mitigations?, tips?, caveats?, open questions?, warnings?, important, critical,
      current (?:state|status|behaviou?r), problem, solution, root cause, issue, evidence, finding, assumptions?, decisions?, pros, cons,
      trade-?offs?, commands?(?: to start)?, api routes?, database tables?.*, config(?:uration)?, theme, independence, interfaces?, contracts?,
      code style(?: guidelines)?, guidelines?, best practices, communication pattern, architecture, design, data flow, contact(?: information)?,
      integration points?, coordination, merge (?:strategy|order|conflicts?), merge conflict risk,
      key (?:decisions|insights?|technical requirements), git workflow, lock requirements, blocking behaviou?r, time behaviou?r, overview,
      context & project overview, summary, agent prompts?, progress tracking, handoff(?: notes)?, technical details?, data model, schema,
      environment(?: variables)?, setup, references?, resources?, links?, appendix, glossary, faq, troubleshooting, next steps, lessons learned,
      daily (?:standup|sync), meetings?, parallel safety, principles?, completed, already done`,
    zh: `风险, 风险.*, 备注, 说明, 背景, 原因, 优先级, 复杂度, 注意, 注意事项, 示例, 问题, 解决方案, 回滚, 提交, 现状, 概述`,
    ja: `リスク, 備考, 背景, 理由, 優先度, 複雑度, 注意, 注意点, 例, 問題, 現状, 概要, 参考`,
    ko: `위험, 리스크, 비고, 배경, 이유, 우선순위, 복잡도, 주의, 주의사항, 예시, 문제, 현황, 개요`,
    de: `risik(?:o|en), hinweise?, hintergrund, begründung, priorität, komplexität, beispiele?`,
    es: `riesgos?, notas?, contexto, prioridad, complejidad, ejemplos?, problema`,
    pt: `riscos?, notas?, contexto, prioridade, complexidade, exemplos?, problema, observações`,
    fr: `risques?, notes?, contexte, priorité, complexité, exemples?, problème`,
    ru: `риски?, примечани[ея], контекст, приоритет, сложность, пример[ы]?, проблема`,
    nl: `risico['’]?s?, opmerkingen, achtergrond, prioriteit, complexiteit, voorbeelden`,
  },
};

const SHARED = wordsPattern({
  en: `shared (?:files?|code|modules?|surfaces?|resources?|components?), do not (?:edit|touch|modify|change), files? nobody`,
  zh: `共享文件, 公共文件, 禁止修改`,
  ja: `共有ファイル, 変更禁止`,
  ko: `공유 ?파일, 수정 ?금지`,
  de: `gemeinsame dateien, nicht (?:ändern|anfassen)`,
  es: `archivos compartidos, no (?:editar|tocar|modificar)`,
  pt: `arquivos compartilhados, não (?:editar|tocar|modificar)`,
  fr: `fichiers partagés, ne pas (?:éditer|toucher|modifier)`,
  ru: `общие файлы, не трогать`,
  nl: `gedeelde bestanden, niet (?:wijzigen|aanraken)`,
});

/** Whether a heading inside a unit is about files that the unit shares with others or has to leave alone. */
export function isShared(title: string): boolean {
  return SHARED.test(title);
}

/** The order in which kinds are asked: the narrow before the wide. */
const ORDER: readonly FieldKind[] = [
  'avoid',
  'depends',
  'blocks',
  'parallel',
  'duration',
  'assignee',
  'place',
  'status',
  'criteria',
  'deliverable',
  'write',
  'read',
  'work',
  'produce',
  'consume',
  'stage',
  'aside',
  'title',
];

/** The nouns that decide what a longer name announces: `Arquivos relacionados`, `Supabase dependencies`, `実装ステップ`. */
const HEADS: Readonly<Partial<Record<FieldKind, Words>>> = {
  depends: {
    en: `dependencies, prerequisites`,
    zh: `依赖, 前置条件`,
    ja: `依存関係, 前提条件`,
    ko: `의존성, 선행 ?작업`,
    de: `abhängigkeiten, voraussetzungen`,
    es: `dependencias`,
    pt: `dependências`,
    fr: `dépendances`,
    it: `dipendenze`,
    ru: `зависимости`,
    nl: `afhankelijkheden`,
  },
  duration: {
    en: `duration, effort, estimate`,
    zh: `工时, 时长, 耗时`,
    ja: `所要時間, 工数`,
    ko: `시간, 기간`,
    de: `dauer, aufwand`,
    es: `duración, esfuerzo`,
    pt: `duração, esforço`,
    fr: `durée, effort`,
    it: `durata`,
    ru: `длительность`,
    nl: `duur`,
  },
  assignee: { en: `owner, assignee`, zh: `负责人`, ja: `担当者`, ko: `담당자`, es: `responsable`, pt: `responsável`, fr: `responsable` },
  place: { en: `branch, worktree`, zh: `分支`, ja: `ブランチ`, ko: `브랜치`, es: `rama`, fr: `branche` },
  criteria: {
    en: `criteria`,
    zh: `标准, 条件`,
    ja: `基準, 条件`,
    ko: `기준, 조건`,
    de: `kriterien`,
    es: `criterios`,
    pt: `critérios`,
    fr: `critères`,
    it: `criteri`,
    ru: `критерии`,
    nl: `criteria`,
  },
  deliverable: {
    en: `deliverables`,
    zh: `交付物, 产出, 输出`,
    ja: `成果物`,
    ko: `산출물`,
    es: `entregables`,
    pt: `entregáveis`,
    fr: `livrables`,
  },
  write: {
    en: `files, paths, directories, folders`,
    zh: `文件, 目录`,
    ja: `ファイル`,
    ko: `파일`,
    de: `dateien, verzeichnisse`,
    es: `archivos, ficheros`,
    pt: `arquivos, ficheiros`,
    fr: `fichiers`,
    it: `file`,
    ru: `файлы`,
    nl: `bestanden`,
  },
  work: {
    en: `tasks, steps, to-?dos`,
    zh: `任务, 步骤, 清单`,
    ja: `タスク, 手順, ステップ, 作業`,
    ko: `작업, 단계`,
    de: `aufgaben, schritte`,
    es: `tareas, pasos`,
    pt: `tarefas, passos, etapas`,
    fr: `tâches, étapes`,
    it: `attività, passi`,
    ru: `задачи, шаги`,
    nl: `taken, stappen`,
  },
};

/** Languages in which the noun comes behind what narrows it, those in which it comes before, and those in which words are not set apart. */
const HEAD_LAST = ['en', 'de', 'nl'] as const;
const HEAD_FIRST = ['es', 'pt', 'fr', 'it', 'ru'] as const;
const HEAD_JOINED = ['zh', 'ja', 'ko'] as const;

/** The words of some languages of a concept, as the source of one expression; empty where none has any. */
function wordsOf(words: Words, languages: readonly (keyof Words)[]): string {
  return anyWord(Object.fromEntries(languages.flatMap((one) => (words[one] === undefined ? [] : [[one, words[one]]]))));
}

const HEAD_PATTERNS: readonly (readonly [FieldKind, RegExp])[] = (Object.entries(HEADS) as [FieldKind, Words][]).map(([kind, words]) => {
  const [last, first, joined] = [wordsOf(words, HEAD_LAST), wordsOf(words, HEAD_FIRST), wordsOf(words, HEAD_JOINED)];
  const parts = [last && String.raw`\s(?:${last})$`, first && String.raw`^(?:${first})\s`, joined && `(?:${joined})$`];
  return [kind, new RegExp(parts.filter((part) => part !== '').join('|'), 'iu')];
});

const PATTERNS: readonly (readonly [FieldKind, RegExp])[] = ORDER.map((kind) => [kind, wholeWord(FIELDS[kind])]);

// A memo and no state: the same name always means the same.
const known = new Map<string, FieldKind | undefined>();

/** What a field's name announces; marks, numbers and what stands in parentheses do not matter. Undefined for a name that is not known. */
export function fieldKind(name: string): FieldKind | undefined {
  const words = name
    .replace(/[(（][^)）]*[)）]?/gu, ' ')
    .replace(/^[^\p{L}]+|[^\p{L}\p{M}\p{N})]+$/gu, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
  if (words === '' || words.length > 60) return undefined;
  if (known.has(words)) return known.get(words);
  const kind =
    PATTERNS.find(([, pattern]) => pattern.test(words))?.[0] ??
    (words.length <= 40 && !SHARED.test(words) ? HEAD_PATTERNS.find(([, pattern]) => pattern.test(words))?.[0] : undefined);
  if (known.size < 4096) known.set(words, kind);
  return kind;
}
