// Words for units of time beside the English ones, which the reader of durations has with their short forms.
import type { TimeUnit } from '../../plan/duration.ts';
import { anyWord, wholePattern, type Words } from './words.ts';

const UNITS: Readonly<Record<TimeUnit, Words>> = {
  minute: {
    zh: '分钟, 分鐘',
    ja: '分間?',
    ko: '분',
    de: 'minuten?',
    es: 'minutos?',
    pt: 'minutos?',
    fr: 'minutes?',
    it: 'minuti',
    ru: 'минут[аы]?, мин',
    nl: 'minuten',
  },
  hour: {
    zh: '小时, 小時',
    ja: '時間',
    ko: '시간',
    de: 'stunden?, std',
    es: 'horas?',
    pt: 'horas?',
    fr: 'heures?',
    it: 'ore, ora',
    ru: 'час(?:а|ов)?',
    nl: 'uur, uren',
  },
  day: {
    zh: '天, 个工作日, 工作日',
    ja: '日間, 人日',
    ko: '일간, 영업일',
    de: 'tage?n?, arbeitstage?',
    es: 'días?',
    pt: 'dias?',
    fr: 'jours?',
    it: 'giorn[oi]',
    ru: 'д(?:ень|ня|ней)',
    nl: 'dag(?:en)?',
  },
  week: {
    zh: '周, 週, 个星期',
    ja: '週間',
    ko: '주',
    de: 'wochen?',
    es: 'semanas?',
    pt: 'semanas?',
    fr: 'semaines?',
    it: 'settiman[ae]',
    ru: 'недел[яиь]',
    nl: 'we(?:ek|ken)',
  },
  month: {
    zh: '个月, 個月',
    ja: 'ヶ月, か月',
    ko: '개월',
    de: 'monate?',
    es: 'mes(?:es)?',
    pt: 'mês, meses',
    fr: 'mois',
    it: 'mes[ei]',
    ru: 'месяц(?:а|ев)?',
    nl: 'maand(?:en)?',
  },
};

const PATTERNS = (Object.entries(UNITS) as [TimeUnit, Words][]).map(([unit, words]) => [unit, wholePattern(words)] as const);

/** All of these words as the source of one expression without groups, the longest first. */
export const OTHER_UNITS: string = Object.values<Words>(UNITS)
  .flatMap((words) => anyWord(words).split(/\|(?![^(]*\))/))
  .sort((a, b) => b.length - a.length)
  .join('|');

/** The unit that a word stands for; undefined for an English one or none. */
export function unitOfWord(word: string): TimeUnit | undefined {
  return PATTERNS.find(([, pattern]) => pattern.test(word))?.[0];
}
