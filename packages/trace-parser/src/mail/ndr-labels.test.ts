import { describe, expect, it } from 'vitest';
import { readLabel } from './ndr-labels.js';

describe('readLabel', () => {
  it.each([
    ['Generating server: EX01.contoso.com', 'generating', 'EX01.contoso.com'],
    ['**Reported error:** 550 5.7.1', 'error', '** 550 5.7.1'],
    ['Serveur de\u00a0génération : EX01', 'generating', 'EX01'],
    ['生成服务器：EX01', 'generating', 'EX01'],
    ['Genererande server: EX01', 'generating', 'EX01'],
    ['Message Hops', 'hops', ''],
    ['Détails de l’erreur', 'diagnostics', ''],
  ])('reads %s', (line, label, value) => {
    expect(readLabel(line)).toEqual({ label, value });
  });

  it.each(['Subject', 'Error', 'generating server of the year', 'Received: from a by b', ''])(
    'takes %s for no label',
    (line) => {
      expect(readLabel(line)).toBeUndefined();
    },
  );
});
