import { describe, expect, it } from 'vitest';
import { isTableHeading } from './table-heading.js';

describe('isTableHeading', () => {
  it.each([
    ['Status   Name               DisplayName', '------   ----               -----------'],
    ['Handles      Id ProcessName', '-------      -- -----------'],
    ['Name', '----'],
  ])('%s', (heading, underline) => {
    expect(isTableHeading(heading, underline)).toBe(true);
  });

  it.each([
    ['Here is what I found', '--------------------'],
    ['What I saw today', '----'],
    ['| a | b |', '|---|---|'],
    ['', '----'],
  ])('not: %s', (heading, underline) => {
    expect(isTableHeading(heading, underline)).toBe(false);
  });
});
