import { DigAnswers } from '../dns/dig.js';
import { mergeAnswers } from '../dns/merge-answers.js';
import { NslookupAnswers } from '../dns/nslookup.js';
import { RESOLVE_ERROR, resolveErrorOf } from '../dns/resolve-error.js';
import { dnsAnswerFrom } from '../objects/dns-record.js';
import { readPrintedObjects } from '../text/printed-objects.js';
import { readPrompt } from '../text/prompt.js';
import {
  readWhole,
  type FormContext,
  type LineReader,
  type TextForm,
  type TextLine,
} from '../text/text-form.js';

/** Answers of the DNS: nslookup of Windows and Unix, dig, Resolve-DnsName. */
export const dnsAnswer: TextForm = {
  id: 'dns-answer',
  title: 'DNS answers (nslookup, dig, Resolve-DnsName)',
  signs: [
    { pattern: /^; <<>> DiG |^;; ->>HEADER<<-/, score: 0.98, reason: 'dig' },
    { pattern: /^;; (?:ANSWER|QUESTION) SECTION:/, score: 0.95, reason: 'section of dig' },
    {
      pattern:
        /^(?:\*{2,3}) .*(?:NXDOMAIN|SERVFAIL|REFUSED|Non-existent domain|Server failed|timed-out|No response)/i,
      score: 0.93,
      reason: 'complaint of nslookup',
    },
    {
      pattern: /^\S+\s+(?:MX preference = \d+|mail exchanger = \d+ |text =|name = \S)/,
      score: 0.93,
      reason: 'record of nslookup',
    },
    {
      pattern: /^(?:Server|Serveur|Servidor|サーバー|服务器)\s?[:：]\s+\S+$/,
      score: 0.85,
      reason: 'server of nslookup',
    },
    {
      pattern: /^\s*Name\s+(?:Query)?Type\s+TTL\s+Section\b/,
      score: 0.95,
      reason: 'table of Resolve-DnsName',
    },
    { pattern: /^(?:QueryType|NameExchange|Section)\s+: /, score: 0.9, reason: 'list of Resolve-DnsName' },
    { pattern: RESOLVE_ERROR, score: 0.93, reason: 'error of Resolve-DnsName' },
    {
      pattern: /\b(?:nslookup|Resolve-DnsName|dig)(?:\.exe)?\s+(?:[+@-]\S+\s+)*[\w-]+\.[\w.-]+/,
      score: 0.8,
      reason: 'command line of a DNS look-up',
    },
  ],
  belongs:
    /^(?:;|\*\*|DNS request timed|\s+timeout was|(?:Server|Serveur|Servidor|Address(?:es)?|Adresse|Name|Nom|Nombre|Aliases|サーバー|服务器|名前|名称)\s?[:：]|\s+[\da-fA-F.:]+\s*$|\S+\.?\s+(?:\d+\s+)?(?:IN\s+)?[A-Z]{1,6}\s|\S+\s+(?:MX |mail exch|text =|name =|internet address|nameserver|AAAA|canonical|svr host|SRV )|\s+(?:"|\w+\s+= )|.{0,8}uthorit|Non-auth|Nicht |R.{1,2}ponse|Respuesta|Risposta|\w{2,30}\s*: )/,
  tables: true,
  open: openAnswers,
};

function openAnswers(context: FormContext): LineReader {
  return readWhole(context, (lines) => {
    const dig = new DigAnswers(context);
    const nslookup = new NslookupAnswers(context);
    const others: TextLine[] = [];
    for (const line of lines) {
      const prompt = readPrompt(line.text);
      if (prompt) {
        dig.giveOut();
        nslookup.command(prompt.command);
        others.push(line);
      } else if (!dig.line(line) && !nslookup.line(line)) others.push(line);
    }
    dig.giveOut();
    nslookup.giveOut();
    const records = readPrintedObjects(others, context.origin(1).item).map(dnsAnswerFrom);
    for (const answer of mergeAnswers(records.filter((answer) => answer !== undefined))) context.fact(answer);
    for (const { text, number } of others) {
      const failed = resolveErrorOf(text, context.origin(number));
      if (failed) context.fact(failed);
    }
  });
}
