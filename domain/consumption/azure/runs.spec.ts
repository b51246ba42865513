import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { upcast } from '../../catalogue.js';
import { fromRuns, fromSteps, runsOf, stepsOf } from './runs.js';

const sample = (version: number): { readonly data: unknown } => JSON.parse(readFileSync(`test/golden/events/AzureUsageReceived.v${version}.json`, 'utf8')) as { data: unknown };

it('numbers come out of runs and steps as they went in', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 3 })), (values) => {
    expect(fromRuns(runsOf(values))).toEqual(values);
    expect(fromSteps(fromRuns(runsOf(stepsOf(values))))).toEqual(values);
  }));
  expect(runsOf(stepsOf([7, 8, 9, 40, 41]))).toEqual([[7, 1], [1, 2], [31, 1], [1, 1]]);
});

it('usage that was recorded without runs is read as if it had been recorded with them', () => {
  expect(upcast('AzureUsageReceived', 1, sample(1).data)).toEqual(sample(2).data);
});
