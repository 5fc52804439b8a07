import type { AdminUnit, UnitKind } from '@ioc/shared/territory';
import { createUnit, unitIssues } from '@ioc/shared/territory.input';
import type { Words } from '@ioc/shared/words';
import type { z } from 'zod';
import type { IssueWords } from '#platform/api';
import type { Translate } from '#platform/i18n';
import { typedNumber } from '#ui/typedNumber';

/** What the fields hold: text as typed, dates in ISO form once they are understood. */
export interface UnitValues {
  code: string;
  name: string;
  kind: UnitKind;
  parentId: string;
  validFrom: string;
  validTo: string;
  areaKm2: string;
  population: string;
  legalAct: string;
}

export const freshUnit: UnitValues = { code: '', name: '', kind: 'commune', parentId: '', validFrom: '', validTo: '', areaKm2: '', population: '', legalAct: '' };

const typed = (value: number | string | null): string => (value === null ? '' : String(value));

/** Decimals as people here write them. */
export const valuesOf = (unit: AdminUnit): UnitValues => ({
  code: unit.code, name: unit.name, kind: unit.kind, parentId: typed(unit.parentId), validFrom: unit.validFrom, validTo: typed(unit.validTo),
  areaKm2: typed(unit.areaKm2).replace('.', ','), population: typed(unit.population), legalAct: typed(unit.legalAct),
});

/** `543.000` groups thousands where no fraction can be; what is no number stays text and is refused by the contract. */
const wholeNumber = (text: string): number | string => typedNumber(text.replace(/(?<=\d)[.\s](?=\d{3}(\D|$))/g, ''));

export const inputFrom = ({ areaKm2, population, ...values }: UnitValues) => ({
  code: values.code.trim(), name: values.name, kind: values.kind, parentId: values.parentId || null, validFrom: values.validFrom, validTo: values.validTo || null,
  areaKm2: areaKm2.trim() === '' ? null : typedNumber(areaKm2), population: population.trim() === '' ? null : wholeNumber(population),
  legalAct: values.legalAct.trim() || null,
});

/** The contract, and what its fields say only together. */
export const unitSchema = (words: (words: Words) => string): z.ZodType =>
  createUnit.superRefine((unit, context) => {
    for (const { path, message } of unitIssues(unit)) context.addIssue({ code: 'custom', path: [path], message: words(message) });
  });

/** A refusal of the contract in a person's words. */
export const issueWords = (t: Translate): IssueWords => (issue, path) => {
  if (issue.code === 'custom') return issue.message;
  if (path === 'code') return t('territory.wrong.code');
  if (path === 'validFrom' || path === 'validTo') return t('territory.wrong.day');
  if (path === 'areaKm2' || path === 'population') return t('territory.wrong.number');
  return t(issue.code === 'too_big' ? 'territory.wrong.long' : 'territory.wrong.short');
};
