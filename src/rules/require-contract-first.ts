// Parallel streams that start before a contract between them is defined.
import type { Block } from '../plan/model.ts';
import { changesInFlight, definedContracts, isAfter, isBefore, quoteContract } from '../plan/contract-use.ts';
import { pathsOverlap } from '../plan/paths.ts';
import { type OpenRegion, openRegionsOf, streamNames } from '../plan/regions.ts';
import { inRegion, sequentialSize } from '../plan/size.ts';
import { tasksOf } from '../plan/walk.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'require-contract-first',
  meta: {
    description: 'Require a contract between parallel streams to be defined before they start',
    category: 'contracts',
    severity: 'warning',
    // That nothing defines one is told by the words of a plan.
    confidence: 'medium',
    group: 'no-unfrozen-interfaces',
    recommended: true,
    since: '0.2.0',
    needs: ['contracts'],
    messages: {
      missing: '{{streams}} start without a shared contract{{where}}',
      mentioned: 'contract “{{subject}}” is mentioned but never defined',
      late: '{{subject}} is defined only while {{streams}} run{{where}}, or after them',
    },
    help: {
      missing: 'define the API, data model or interface that they share before they start',
      mentioned: 'define it before {{streams}} start',
      late: 'define it before {{streams}} start',
    },
  },
  options: noOptions,
  check({ plan, order, settings, report }) {
    const size = sequentialSize(plan);
    if (size && size.max < settings.smallWork) return;
    const [open] = openRegionsOf(plan, order, settings.includeCompleted);
    // A change in flight is the worse fault of the same contracts.
    if (!open || changesInFlight(plan, order).length > 0) return;
    const { region } = open;
    const defined = definedContracts(plan);
    if (defined.some((one) => isBefore(order, one, region))) return;
    const data = { streams: streamNames(open), where: inRegion(plan, region) };
    // A sketch leaves out what it does not show; streams with files of their own can do without, though they should not.
    const severity = plan.sketch || haveOwnFiles(region) ? ('info' as const) : undefined;
    const grade = severity ? { severity } : {};
    const late = defined.find((one) => isAfter(order, one, region)) ?? defined[0];
    const mention = plan.contracts.find((one) => one.action === 'mention');
    const related = [{ message: 'the streams start here', location: region.loc }];
    if (late)
      report({
        messageId: 'late',
        data: { ...data, subject: quoteContract(late) },
        loc: late.subject.loc,
        related,
        ...grade,
        // What a stream defines within itself may well concern nobody else.
        ...(!isAfter(order, late, region) && { confidence: 'low' as const }),
      });
    else if (mention)
      report({ messageId: 'mentioned', data: { ...data, subject: mention.subject.value }, loc: mention.subject.loc, related, ...grade });
    // Streams that share nothing that the plan speaks of need no contract.
    else report({ messageId: 'missing', data, loc: region.loc, ...grade, ...(!meet(open) && { confidence: 'low' as const }) });
  },
});

/** Streams of which one contract can be asked for; a longer list is work that was gathered. */
const MAX_STREAMS = 6;

/** What offers an interface, and what uses one, in the words of titles. */
const OFFERS =
  /\b(?:back-?end|servers?|apis?|services?|databases?|db|schemas?|data|ingest\w*|pipelines?|endpoints?|engine|core|contracts?)\b|后端|後端|接口|服务|服務|数据|資料|バックエンド|データ|백엔드|서버|데이터|бэкенд|сервер/iu;
const USES =
  /\b(?:front-?end|ui|ux|clients?|screens?|pages?|views?|components?|dashboards?|visuali[sz]\w*|apps?|mobile|web|cli|sdk|portal)\b|前端|页面|頁面|界面|画面|フロントエンド|프론트엔드|화면|фронтенд|интерфейс/iu;

/** Whether the titles say that the streams meet at an interface: one offers what another uses. */
function meet({ streams, tasks }: OpenRegion): boolean {
  // Agents that are launched at once for one feature build parts of it.
  if (tasks.some((task) => task.agentType)) return true;
  const titles = streams.map((stream) => [stream, ...tasksOf(stream)].map((node) => node.title?.value ?? '').join(' '));
  const offers = titles.some((title) => OFFERS.test(title) && !USES.test(title));
  const both = titles.filter((title) => OFFERS.test(title) && USES.test(title)).length;
  return streams.length <= MAX_STREAMS && ((offers && titles.some((title) => USES.test(title) && !OFFERS.test(title))) || both > 1);
}

/** Whether every stream declares files of its own and no two streams share one. */
function haveOwnFiles(region: Block): boolean {
  const sets = region.children.map((child) =>
    tasksOf(child).flatMap((task) => task.paths.filter((path) => path.access === 'write' && path.source === 'declared')),
  );
  if (sets.some((set) => set.length === 0)) return false;
  return !sets.some((set, index) =>
    sets.slice(index + 1).some((other) => set.some((a) => other.some((b) => pathsOverlap(a.value, b.value)))),
  );
}
