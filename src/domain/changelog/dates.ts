import type { SectionDate } from "./changelog.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";

const YEAR_FIRST = /(?<![\d.])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const YEAR_LAST = /(?<![\d.])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/;
const DAY_MONTH_YEAR = new RegExp(
  `(?<!\\d)${DAY}(?:\\s+of)?[\\s-]+${MONTH}[\\s,-]+(\\d{4})(?!\\d)`,
  "i",
);
const MONTH_DAY_YEAR = new RegExp(`\\b${MONTH}\\s+${DAY}(?:\\s*,\\s*|\\s+)(\\d{4})(?!\\d)`, "i");
const MONTH_YEAR = new RegExp(`\\b${MONTH},?\\s+(\\d{4})(?!\\d)`, "i");
const PLACEHOLDER =
  /\b(?:y{4}|x{4}|\d{4})[-/.](?:m{1,2}|x{2}|\?{2}|\d{2})[-/.](?:d{1,2}|x{2}|\?{2}|\d{2})(?![\w-])|\b(?:tbd|tba|unreleased|not (?:yet )?released|in (?:development|progress))\b|\brelease[ -]date\b|\?\?+/i;

/** Finds the day in what follows the version in a release's heading. Anything that reads as no date at all gives `none`. */
export function readDate(text: string): SectionDate {
  return (
    readYearFirst(text) ??
    readYearLast(text) ??
    readMonthName(text) ??
    readPlaceholder(text) ?? { kind: "none" }
  );
}

function readYearFirst(text: string): SectionDate | undefined {
  const [found, year, separator, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (found === undefined) return undefined;
  const date = calendarDate(Number(year), Number(month), Number(day));
  if (date === undefined) return { kind: "impossible", text: found };
  const iso = separator === "-" && found.length === 10;
  return iso ? { kind: "iso", date } : { kind: "other", text: found, date };
}

/** Europe writes the day first, America the month: where both could be meant, no date is made up. */
function readYearLast(text: string): SectionDate | undefined {
  const [found, first, , second, year] = YEAR_LAST.exec(text) ?? [];
  if (found === undefined) return undefined;
  const dayFirst = calendarDate(Number(year), Number(second), Number(first));
  const monthFirst = calendarDate(Number(year), Number(first), Number(second));
  if (dayFirst === undefined && monthFirst === undefined) {
    return { kind: "impossible", text: found };
  }
  if (dayFirst && monthFirst && dayFirst !== monthFirst) return { kind: "other", text: found };
  return dated(found, dayFirst ?? monthFirst);
}

function readMonthName(text: string): SectionDate | undefined {
  const dayFirst = DAY_MONTH_YEAR.exec(text);
  if (dayFirst) {
    const [found, day, month, year] = dayFirst;
    return dated(found, calendarDate(Number(year), monthOf(month), Number(day)));
  }
  const monthFirst = MONTH_DAY_YEAR.exec(text);
  if (monthFirst) {
    const [found, month, day, year] = monthFirst;
    return dated(found, calendarDate(Number(year), monthOf(month), Number(day)));
  }
  const [found] = MONTH_YEAR.exec(text) ?? [];
  return found === undefined ? undefined : { kind: "other", text: found };
}

function readPlaceholder(text: string): SectionDate | undefined {
  const [found] = PLACEHOLDER.exec(text) ?? [];
  return found === undefined ? undefined : { kind: "placeholder", text: found };
}

function dated(text: string, date: string | undefined): SectionDate {
  return date === undefined ? { kind: "impossible", text } : { kind: "other", text, date };
}

function monthOf(name = ""): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

/** `YYYY-MM-DD` where the calendar has such a day. */
function calendarDate(year: number, month: number, day: number): string | undefined {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  if (days === undefined || day < 1 || day > days || year < 1) return undefined;
  const padded = (value: number, width: number) => String(value).padStart(width, "0");
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}
