import { describe, expect, it } from '@jest/globals';
import { pageModule } from './pages.js';

interface FieldValues {
  readonly completed: (fields: readonly { readonly name: string; readonly kind: string; readonly required?: boolean }[], values: Readonly<Record<string, string>>) => Record<string, string> | null;
}

describe('what is typed into the dialog of a command', () => {
  const percentage = { name: 'percentage', kind: 'percent', required: true };

  it('takes a percentage with a comma or a point, as it is written where the reader lives', async () => {
    const { completed } = await pageModule<FieldValues>('shared/commands/field-values.ts');
    expect(completed([percentage], { percentage: ' 12,5 ' })).toEqual({ percentage: '12.5' });
    expect(completed([percentage], { percentage: '12.5' })).toEqual({ percentage: '12.5' });
    expect(completed([percentage], { percentage: '' })).toBeNull();
    expect(completed([{ name: 'reason', kind: 'text' }], { reason: 'Late, sorry' })).toEqual({ reason: 'Late, sorry' });
  });
});
