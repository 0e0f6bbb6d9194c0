// A stated total that the plan's own parts contradict.
import type { Fix } from '../engine/finding.ts';
import { formatInterval, type Interval, isCalendar, MINUTES_PER, sum } from '../plan/duration.ts';
import type { Total } from '../plan/model.ts';
import { defineRule, noOptions } from '../engine/rule.ts';

export default defineRule({
  id: 'consistent-totals',
  meta: {
    description: 'Require stated totals to agree with the parts that the plan lists',
    category: 'numbers',
    severity: 'warning',
    recommended: true,
    since: '0.1.0',
    needs: ['totals'],
    fixable: 'safe',
    messages: {
      sum: 'the {{label}} is {{stated}}, but its {{count}} parts add up to {{sum}}',
      count: 'the {{label}} is {{stated}}, but the plan lists {{sum}}',
      exceeded: 'the {{label}} is {{stated}}, but {{count}} of its parts alone take {{sum}}',
    },
    help: {
      sum: 'correct the total or the parts',
      count: 'correct the number, or the list',
      exceeded: 'correct the total or the parts',
    },
  },
  options: noOptions,
  check({ plan, report }) {
    for (const total of plan.totals) {
      if (total.parts.length === 0) continue;
      const computed = sum(total.parts.map((part) => part.value));
      const tolerance = toleranceOf(total, computed);
      const above = total.value.value.min - tolerance > computed.max;
      const below = total.value.value.max + tolerance < computed.min;
      if (!(below || (above && total.complete))) continue;
      const show = (value: Interval): string =>
        total.duration ? formatInterval(value, total.duration.unit === 'minute' ? 'hour' : total.duration.unit) : formatCount(value);
      const data = { label: total.label, stated: show(total.value.value), sum: show(computed), count: total.parts.length };
      const related = total.parts.slice(0, 12).map((part) => ({
        message: total.quantity === 'time' ? `a part of it: ${show(part.value)}` : 'one of them',
        location: part.loc,
      }));
      const fix = fixOf(total, computed);
      const messageId = !total.complete ? 'exceeded' : total.quantity === 'time' ? 'sum' : 'count';
      report({ messageId, data, loc: total.value.loc, related, ...(fix && { fix }) });
    }
  },
});

/** The precision the total is written with; any near value for an approximate one, and none between clock and calendar units. */
function toleranceOf(total: Total, computed: Interval): number {
  if (!total.duration) return 0;
  if (total.duration.approximate) return Math.max(total.duration.precision, computed.max * 0.2);
  const parts = total.parts.some((part) => part.value.max < 480);
  return isCalendar(total.duration) && parts ? Infinity : total.duration.precision;
}

function formatCount(value: Interval): string {
  return value.min === value.max ? String(value.min) : `${value.min}–${value.max}`;
}

/** A single number or a range with one unit; in `1h 30m` there is no one number to replace. */
const SIMPLE = /^\D*\d+(?:\.\d+)?(?: ?[a-z]{0,7} ?(?:-|–|—|to) ?\d+(?:\.\d+)?)?\D*$/i;

/** The sum in the total's own notation; only where all parts are known, so that the sum is certain. */
function fixOf(total: Total, computed: Interval): Fix | undefined {
  const { duration } = total;
  if (!total.complete || (duration && !SIMPLE.test(duration.text))) return undefined;
  const per = duration ? MINUTES_PER[duration.unit] : 1;
  const low = round(computed.min / per);
  const high = round(computed.max / per);
  const numbers = low === high ? String(low) : `${low}-${high}`;
  const newText = duration ? duration.text.replace(/\d+(?:\.\d+)?(?: ?[a-z]{0,7} ?(?:-|–|—|to) ?\d+(?:\.\d+)?)?/i, numbers) : numbers;
  return { title: `Change it to ${newText.trim()}`, safe: true, edits: [{ loc: total.value.loc, newText }] };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
