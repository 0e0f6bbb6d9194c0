// Words that tell work from results, plans from reports, and sections about the plan from the plan.
import { remembered } from './memo.ts';
import { wordsPattern, type Words } from './words.ts';

/** Verbs that open a line of work, in the form in which one is told to do something. */
const IMPERATIVE: Words = {
  en: `add, adjust, align, allocate, allow, analy[sz]e, annotate, append, apply, archive, assemble, assess, assign, attach, audit, automate,
      backfill, begin, benchmark, bind, bootstrap, bring, build, bump, cache, calculate, call, capture, change, check, choose, clean, clone,
      close, collect, combine, commit, compare, compile, complete, compose, compute, configure, confirm, connect, consolidate, convert,
      coordinate, copy, correct, cover, create, cut, debug, decide, declare, decouple, define, delete, deliver, deploy, deprecate, derive,
      design, detect, determine, develop, diagnose, disable, dispatch, display, document, download, draft, drop, eliminate, embed, emit, enable,
      encapsulate, enforce, enhance, ensure, establish, estimate, evaluate, execute, expand, experiment, explore, export, expose, extend,
      extract, fetch, fill, filter, finali[sz]e, find, finish, fix, flesh, flip, format, gather, generate, get, give, grep, guard, handle,
      harden, hook, hoist, identify, implement, import, improve, include, increase, index, initiali[sz]e, inject, insert, inspect, install,
      instrument, integrate, introduce, inventory, investigate, isolate, keep, kick, launch, lay, link, list, load, locate, lock, log, maintain,
      make, manage, map, mark, measure, merge, migrate, mirror, mock, model, modify, monitor, mount, move, normali[sz]e, notify, obtain, open,
      optimi[sz]e, orchestrate, organi[sz]e, outline, overhaul, package, parse, patch, perform, persist, pick, pin, plan, polish, populate, port,
      prepare, preserve, prevent, produce, profile, promote, prototype, prove, provide, provision, prune, publish, pull, push, put, raise,
      re-?run, read, rebase, rebuild, record, redesign, reduce, refactor, refine, register, reimplement, release, remove, rename, render,
      reorgani[sz]e, replace, report, reproduce, request, research, resolve, restore, restructure, retire, return, reuse, review, revise,
      rewrite, roll, route, run, save, scaffold, scan, schedule, secure, seed, select, send, separate, serve, set, set ?up, setup, share, ship,
      show, simplify, split, stage, standardi[sz]e, start, stop, store, stream, strip, stub, submit, support, surface, swap, switch, sync, tag,
      take, teach, test, thread, tidy, track, train, transform, translate, trigger, trim, tune, turn, type, unblock, unify, unit test, update,
      upgrade, upload, use, validate, verify, visuali[sz]e, wire, work, wrap, write, zip`,
  zh: `实现, 实作, 添加, 新增, 增加, 创建, 新建, 编写, 修改, 更新, 删除, 移除, 重构, 设计, 开发, 集成, 测试, 验证, 配置, 部署, 优化, 修复, 迁移, 完成, 整合, 合并, 补充, 定义, 搭建, 检查, 确认, 替换, 拆分, 封装, 支持,
      接入, 生成, 运行, 编译, 提交, 在.{1,30}中, 将, 把, 为, 对, 清理, 梳理, 调整, 引入, 建立, 准备, 分析, 研究, 提取, 抽取, 改造, 扩展, 改`,
  ja: `.*(?:実装|追加|作成|修正|変更|更新|削除|設定|設計|開発|統合|対応|構築|移行|検証|確認|整備|導入|改善|整理|定義|調査|テスト|実行|分割|置換|する)[。)）]?$`,
  ko: `.*(?:구현|추가|작성|수정|변경|업데이트|삭제|설정|설계|개발|통합|구축|마이그레이션|검증|확인|정리|정의|조사|테스트|생성|분리|적용|연동|배포|하기|한다)[.)）]?$`,
  de: `.*(?:en|ern|eln)$, implementiere, erstelle, füge, ändere, prüfe, baue, schreibe, definiere, teste, entferne`,
  es: String.raw`\p{L}+(?:ar|er|ir)(?: |$), crea, añade, agrega, implementa, define, configura, actualiza, elimina, prueba`,
  pt: String.raw`\p{L}+(?:ar|er|ir)(?: |$), crie, adicione, implemente, defina, configure, atualize, remova, teste`,
  fr: String.raw`\p{L}+(?:er|ir|re)(?: |$), crée[rz]?, ajoute[rz]?, implémente[rz]?`,
  it: String.raw`\p{L}+(?:are|ere|ire)(?: |$)`,
  ru: String.raw`\p{L}+(?:ть|ти|ться)(?: |$), реализация, добавление, создание`,
  nl: String.raw`\p{L}+en(?: |$), maak, voeg, schrijf, verwijder, installeer, definieer, implementeer, configureer, (?:test|bouw|pas|stel)(?!\p{L}), controleer`,
  th: `สร้าง, เพิ่ม, เขียน, แก้ไข, ทดสอบ, ปรับ, พัฒนา`,
};

/** Sections about the plan or beside it: what stands in them is no unit, unless it carries what only units carry. */
const BESIDE: Words = {
  en: `status, progress, success, acceptance, criteria, risks?, rollback, communication, quick ?start, glossary, appendix, faq, troubleshooting, background,
      problem, lessons, open questions?, mitigations?, contingency, tips, conclusion, why, goals?, non-goals, objectives?, best practices,
      when to use, contact, metrics?, kpis?, references?, assumptions?, constraints?, alternatives?, decisions?, trade-?offs?, change ?log,
      history, verification, validation, definition of done, guidelines?, principles?, conventions?, standards?, protocols?, commands?, prompts?,
      templates?, examples?, anti-patterns?, current state, status quo, out of scope, resources?, budget, cost, benefits?, motivation,
      checklists?, monitoring, environment, prerequisites?, requirements?, gotchas, pitfalls, known issues,
      conflict (?:resolution|prevention|zones?|avoidance), avoiding, coordination, next steps, standup, handoff, quality gates?, exit, tracking,
      summary, overview, how to, rules, questions, expected (?:results?|outcomes?|impact), guides?, tutorials?, review(?:er)? notes?, testing strategy, self-review,
      file structure, project structure, directory structure, tech stack, architecture, data model, api (?:endpoints|routes), what was,
      completed(?: work| tasks| items)?, already, done so far, communication plan, daily, weekly, post-execution, post-mortem, interfaces?, contracts?`,
  zh: `风险, 成功标准, 验收, 标准, 背景, 附录, 常见问题, 注意事项, 总结, 回滚, 原则, 参考, 指标, 目标, 约束, 规范, 检查清单, 概述, 现状, 约定, 说明, 非目标, 质量门禁, 站会`,
  ja: `リスク, 成功基準, 受け入れ, 背景, 付録, 注意, まとめ, ロールバック, 原則, 参考, 指標, 目標, 制約, 規約, チェックリスト, 概要, 現状, 前提, 朝会`,
  ko: `위험, 리스크, 성공 ?기준, 완료 ?기준, 배경, 부록, 주의, 요약, 롤백, 원칙, 참고, 지표, 목표, 제약, 규칙, 체크리스트, 개요, 현황`,
  de: `risik, erfolgskriterien, akzeptanz, hintergrund, anhang, zusammenfassung, grundsätze, ziele?, rahmenbedingungen, übersicht, ist-zustand`,
  es: `riesgos?, criterios?, contexto, apéndice, resumen, principios, objetivos?, métricas, restricciones, referencias, notas`,
  pt: `riscos?, critérios?, contexto, apêndice, resumo, princípios, objetivos?, métricas, restrições, referências, notas, visão geral`,
  fr: `risques?, critères?, contexte, annexe, résumé, principes, objectifs?, métriques, contraintes, références, notes`,
  ru: `риски?, критерии, контекст, приложение, итог, принципы, цели, метрики, ограничения, справка, обзор`,
  nl: `risico, criteria, achtergrond, bijlage, samenvatting, principes, doelen, overzicht`,
};

/** Sections that list what remains to be done or who does it, whatever else their title says. */
const SCHEDULE: Words = {
  en: `
      (?:execution|implementation|merge|launch|deployment|delivery|recommended) (?:order|sequence|plan|strategy|timeline|schedule|roadmap|phases|waves),
      timeline, schedule, sequence, roadmap, dependency (?:graph|matrix|map|tree|diagram|order|chain|analysis), dependencies,
      parallel (?:groups|execution|waves), waves, ownership, assignments?, launch, kick-?off, gantt, critical path, wave (?:plan|structure|map)`,
  zh: `执行顺序, 执行计划, 时间线, 时间表, 依赖关系, 依赖图, 并行, 排期, 分工, 里程碑, 关键路径`,
  ja: `実行順, スケジュール, タイムライン, 依存関係, 担当, クリティカルパス`,
  ko: `실행 ?순서, 일정, 타임라인, 의존성, 의존 관계, 담당, 병렬`,
  de: `reihenfolge, zeitplan, abhängigkeiten, zuständigkeiten, ablauf`,
  es: `orden de ejecución, cronograma, calendario, dependencias, asignación`,
  pt: `ordem de execução, cronograma, dependências, atribuição`,
  fr: `ordre d[’']exécution, calendrier, planning, dépendances, répartition`,
  ru: `порядок, график, зависимости, сроки, распределение`,
  nl: `volgorde, planning, afhankelijkheden, verdeling`,
};

/** What a document calls itself when it splits work. */
const PLAN_TITLE: Words = {
  en: `plans?, parallel(?:i[sz]ation)?, work-?streams?, assignments?, task(?:s| breakdown| list)?, roadmap, waves?, sprints?, execution,
      orchestration, work(?:trees?| packages?| breakdown), schedule, backlog, phases, milestones?, swarm, multi-?agent, sessions?, to-?dos?,
      implementation, tracks, kick-?off, deployment of agents, deploy`,
  zh: `计划, 計劃, 方案, 任务, 分工, 拆解, 拆分, 路线图, 排期, 并行, 执行`,
  ja: `計画, プラン, タスク, 分担, ロードマップ, 並列`,
  ko: `계획, 플랜, 작업, 분담, 로드맵, 병렬`,
  de: String.raw`\p{L}*pl(?:an|äne|anung)(?!\p{L}), aufgaben, arbeitspakete, umsetzung, aufteilung`,
  es: `plan, tareas, hoja de ruta, paralel`,
  pt: `plano, tarefas, roteiro, paralel`,
  fr: `plan, tâches, feuille de route, répartition, parall`,
  it: `piano, attività`,
  ru: `план, задачи, дорожная карта, распараллеливан`,
  nl: String.raw`\p{L}*plan(?:nen|ning)?(?!\p{L}), taken, werkverdeling`,
};

/** What a document calls itself when it says that it is a plan of parallel work. */
const PARALLEL_PLAN_TITLE: Words = {
  en: String.raw`parallel\w*, work-?streams?, agent[_ -]?assignments?, waves, worktrees?, multi-?agent plan, swarm`,
  zh: `并行, 分工`,
  ja: `並列, 並行`,
  ko: `병렬`,
  es: String.raw`paralel\p{L}*`,
  pt: String.raw`paralel\p{L}*`,
  fr: String.raw`parall\p{L}*`,
  ru: String.raw`параллельн\p{L}*`,
};

/** What a document calls itself when it tells what was done, how to do something in general, or what a thing is. */
const OTHER_TITLE: Words = {
  en: `reports?, summary, retrospective, post-?mortem, changelog, release notes?, readme, guide, how[- ]to, tutorial, handbook, playbook, manual,
      reference, faq, specification, rfc, adr, architecture, design(?: doc(?:ument)?)?, meeting, minutes, research, analysis, findings, review,
      audit, requirements, prd, overview, introduction, best practices, template, proposal, handoff, completion, completed?, results, skill,
      prompt, instructions, runbook, conventions, contributing, status, lessons, patterns, vision, index, documentation, protocol`,
  zh: `报告, 总结, 复盘, 指南, 手册, 教程, 规范, 架构, 设计, 会议, 调研, 分析, 说明, 更新日志`,
  ja: `報告, まとめ, 振り返り, ガイド, 手引き, 仕様, アーキテクチャ, 設計, 議事録, 調査`,
  ko: `보고서, 요약, 회고, 가이드, 안내, 명세, 아키텍처, 설계, 회의, 분석`,
  de: `bericht, zusammenfassung, anleitung, handbuch, spezifikation, architektur, protokoll, analyse`,
  es: `informe, resumen, guía, manual, especificación, arquitectura, análisis`,
  pt: `relatório, resumo, guia, manual, especificação, arquitetura, análise`,
  fr: `rapport, résumé, guide, manuel, spécification, architecture, analyse, compte rendu`,
  ru: `отчёт, отчет, итоги, руководство, инструкция, спецификация, архитектура, анализ`,
  nl: `verslag, samenvatting, handleiding, specificatie, architectuur, analyse`,
};

const DONE: Words = {
  en: String.raw`(?:✅|✔|☑)?\s*(?:complete[d]?|done|finished|merged|shipped|delivered|implemented|closed|resolved)`,
  zh: `已完成, 完成`,
  ja: `完了, 済み`,
  ko: `완료`,
  de: `erledigt, abgeschlossen, fertig`,
  es: `completad[oa], hecho, terminad[oa]`,
  pt: `concluíd[oa], feito, finalizad[oa]`,
  fr: `terminée?, fait, achevée?`,
  ru: `готово, завершен[оа]?, выполнено`,
  nl: `voltooid, klaar, afgerond`,
};

const PLACEHOLDER =
  /\[(?:[A-Z][\w ]{2,40}|[a-z][a-z _-]{2,40}|\.{3}|…)\](?!\()|\{\{?\s*(?:[\w.-][\w .-]{1,39}| [\w.-])\s*\}?\}|<(?:[a-z][a-z _-]{2,30}|[A-Z][A-Z _-]{2,30})>|\bXXX\b|\bTBD\b/;

const SCOPE_WORD = wordsPattern({
  en: 'scope',
  zh: '范围',
  ja: 'スコープ',
  ko: '범위',
  de: 'umfang',
  es: 'alcance',
  pt: 'escopo',
  fr: 'périmètre',
  it: 'ambito',
  ru: 'объём',
  nl: 'omvang',
});
const IMPERATIVE_START = wordsPattern(IMPERATIVE, (any) => String.raw`^[^\p{L}\p{N}]{0,4}${any}`);
/** The word is the whole title, opens it as its head, or ends it: in the middle it only narrows a name. */
const BESIDE_WORD = wordsPattern(
  BESIDE,
  (any) =>
    String.raw`^[^\p{L}]*${any}(?=\s*(?:$|[:(（&,/—–-]|(?:for|by|of|and|to|in|per|with|criteria|assessment|strategy|plan|notes?|matrix|checklist|log|table|summary|questions|considerations|de|du|des|do|da|dos|del|para|pour|für|der|van|voor|von)(?!\p{L})))|${any}[^\p{L}]*(?:[(（][^)）]*[)）])?[^\p{L}]*$`,
);
const SCHEDULE_WORD = wordsPattern(SCHEDULE);
const PLAN_WORD = wordsPattern(PLAN_TITLE);
const PARALLEL_PLAN_WORD = wordsPattern(PARALLEL_PLAN_TITLE);
const OTHER_WORD = wordsPattern(OTHER_TITLE);
const DONE_END = wordsPattern(DONE, (any) => String.raw`${any}[^\p{L}\p{N}]{0,4}$`);
const DONE_START = wordsPattern(DONE, (any) => String.raw`^[^\p{L}\p{N}]{0,4}${any}`);

/** Whether a line, without marks, tells somebody to do something. */
export const isImperative: (text: string) => boolean = remembered((text) => IMPERATIVE_START.test(text));

/** Whether a field is called the scope of a unit, under which its work may stand. */
export function isScope(name: string): boolean {
  return SCOPE_WORD.test(name);
}

/** Whether a section's title says that it is about the plan and no part of it. */
export function isBeside(title: string): boolean {
  return BESIDE_WORD.test(title) && !SCHEDULE_WORD.test(title);
}

/** Whether a section's title says that it orders or gives out what is described elsewhere. */
export function isSchedule(title: string): boolean {
  return SCHEDULE_WORD.test(title);
}

/** What a document's title or file name says of it. */
export function titleSays(title: string): { readonly plan: boolean; readonly parallel: boolean; readonly other: boolean } {
  const words = title.replace(/[_-]+/g, ' ');
  return { plan: PLAN_WORD.test(words), parallel: PARALLEL_PLAN_WORD.test(words), other: OTHER_WORD.test(words) };
}

/** Whether a heading or line says of what it names that it is done; what is done in part is not. */
export function saysDone(text: string): boolean {
  if (/\b(?:in progress|mostly|partial(?:ly)?|almost|nearly|not (?:yet )?|ready (?:for|to)|pending|wip)\b|(?<!\d)\d{1,2}\s?%/i.test(text))
    return false;
  return /✅|☑|✔|✓/u.test(text) || DONE_END.test(text);
}

/** Whether the value of a status says done. */
export function isDoneStatus(value: string): boolean {
  return /^\W{0,3}(?:✅|☑|✔)/u.test(value) || DONE_START.test(value);
}

/** Whether a text has gaps to be filled in. */
export function hasPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}
