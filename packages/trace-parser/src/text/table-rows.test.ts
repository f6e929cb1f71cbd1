import { describe, expect, it } from 'vitest';
import { columnsOf, cutRow } from './table-rows.js';

function row(heading: string, underline: string, text: string): Record<string, string> {
  const columns = columnsOf(heading, underline) ?? [];
  return Object.fromEntries(cutRow(columns, { text, number: 1 }).cells);
}

describe('table rows', () => {
  it('cuts left-aligned columns, whose cells reach beyond the heading', () => {
    expect(
      row(
        'Status   Name               DisplayName',
        '------   ----               -----------',
        'Running  MSExchangeTranspo… Microsoft Exchange Transport',
      ),
    ).toEqual({ Status: 'Running', Name: 'MSExchangeTranspo…', DisplayName: 'Microsoft Exchange Transport' });
  });

  it('cuts right-aligned numbers, which begin before their heading', () => {
    expect(
      row('Handles      Id ProcessName', '-------      -- -----------', '   1754  123456 EdgeTransport'),
    ).toEqual({ Handles: '1754', Id: '123456', ProcessName: 'EdgeTransport' });
  });

  it('takes neither prose over a rule nor a Markdown table for one', () => {
    expect(columnsOf('Here is what I found', '--------------------')).toBeUndefined();
    expect(columnsOf('What I saw today', '----')).toBeUndefined();
    expect(columnsOf('| a | b |', '|---|---|')).toBeUndefined();
  });
});
