import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-to-text.js';

describe('htmlToText', () => {
  it.each([
    ['<p>a</p><p>b<br>c</p>', '\na\n\nb\nc\n'],
    ['<table><tr><td>1</td><td>x</td></tr></table>', '\n\n\t1\tx\n\n'],
    ['<style>p { }</style><script>alert("<p>")</script>x<!-- <p>y -->z', 'xz'],
    ['a &lt;b&gt; &amp;&#39;&#x2019;&nbsp;&unknown; &#0;', "a <b> &'’ &unknown; &#0;"],
    ['a\n  b <pre>c\n  d</pre> e', 'a b \nc\n  d\n e'],
    ['1 < 2 and <b>3</b> > 2', '1 < 2 and 3 > 2'],
    ['<p title="unclosed', '<p title="unclosed'],
    ['<script>never closed', ''],
    ['x<!-- never closed', 'x'],
  ])('shows %s', (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });
});
