import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { XmlScanner, type XmlEvents } from './xml-scanner.js';

/** What a scan finds, as one list; white space outside of the text parts is nothing to either parser. */
function scanned(source: string): unknown[] {
  const events: unknown[] = [];
  const handler: XmlEvents = {
    opened(tag) {
      const { name, refId, stream } = scanner;
      events.push(['open', tag, name, refId, stream]);
      scanner.wantsText = true;
    },
    closed: () => events.push(['close']),
    text: (text) => addText(events, text),
    fault: (text) => events.push(['fault', text]),
    declaration: () => events.push(['declaration']),
  };
  const scanner = new XmlScanner(source, 0, handler);
  scanner.scan();
  return events;
}

function bySaxes(source: string): unknown[] {
  const events: unknown[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes: { N, RefId, S } }) => events.push(['open', name, N, RefId, S]));
  parser.on('closetag', () => events.push(['close']));
  parser.on('text', (text) => addText(events, text));
  parser.on('cdata', (text) => addText(events, text));
  parser.write(source).close();
  return events;
}

function addText(events: unknown[], text: string): void {
  const last = events.at(-1);
  if (text === '') return;
  if (Array.isArray(last) && last[0] === 'text') last[1] = String(last[1]) + text;
  else events.push(['text', text]);
}

const text = fc
  .array(
    fc.constantFrom(
      'a',
      'Ö',
      '😀',
      ' ',
      '\r\n',
      '\n',
      '\t',
      '&amp;',
      '&lt;',
      '&#65;',
      '&#x1F600;',
      '"',
      "'",
      '>',
      '=',
    ),
  )
  .map((parts) => parts.join(''));
const attribute = fc
  .tuple(fc.constantFrom('N', 'RefId', 'S', 'Version'), fc.constantFrom('"', "'"), text)
  .map(([name, quote, value]) => ` ${name} = ${quote}${value.replace(/["'\r\n\t]/g, '')}${quote}`);
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(fc.constantFrom('Obj', 'S', 'I32', 'a-b.c:d_e', 'ß'), fc.option(attribute), tie('content'))
    .map(([tag, given, content]) =>
      content === '' ? `<${tag}${given ?? ''} />` : `<${tag}${given ?? ' '}>${content}</${tag}\n>`,
    ),
  content: fc
    .array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        text,
        fc.constantFrom('<!-- <S> & -->', '<?pi <S> ?>', '<![CDATA[<S>&]] >]]>'),
        tie('element'),
      ),
      { maxLength: 4 },
    )
    .map((parts) => parts.join('')),
}));

describe('XmlScanner', () => {
  it('finds in well-formed XML what saxes finds', () => {
    fc.assert(
      fc.property(element, (source) => {
        expect(scanned(source)).toEqual(bySaxes(source));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['<a><b></a>', ['fault', '</a> closes no open element, or others are open in it']],
    ['<a>&foo;</a>', ['fault', '&foo; is no entity of XML']],
    ['<a>&#0;</a>', ['fault', '&#0; is no entity of XML']],
    ['<a>&#xD800;</a>', ['fault', '&#xD800; is no entity of XML']],
    ['<a N=b></a>', ['fault', 'the tag <a> is damaged']],
    ['<a N="b></a>', ['fault', 'the tag <a> is damaged']],
    ['<a>1 < 2</a>', ['fault', 'a < that starts no tag']],
    ['<!DOCTYPE a>', ['declaration']],
    ['<a><!ENTITY b "c"></a>', ['declaration']],
  ])('tells of %s', (source, fault) => {
    expect(scanned(source)).toContainEqual(fault);
  });

  it.each(['<a', '<a N="b', '<a N', '<a /', '</a', '<!-- ', '<![CDATA[ ', '<?xml', '<'])(
    'sees that the text ends in %s',
    (source) => {
      const nothing = () => undefined;
      const events = {
        opened: nothing,
        closed: nothing,
        text: nothing,
        fault: nothing,
        declaration: nothing,
      };
      const scanner = new XmlScanner(source, 0, events);
      scanner.scan();
      expect(scanner.isCut).toBe(true);
    },
  );
});
