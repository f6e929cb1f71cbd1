import type { ProxySetting } from '../fact.js';
import { readPrompt } from '../text/prompt.js';
import type { FormContext, LineReader, TextForm } from '../text/text-form.js';

/** `Current WinHTTP proxy settings:`, in any language: only the name of the component is fixed. */
const HEADING = /^(?=.{0,200}WinHTTP)(?=.{0,200}prox).{0,200}[:：]\s*$/i;
const DIRECT =
  /Direct access|Direkt(?:er )?[Zz]ugriff|Acc.{1,2}s direct|Acceso directo|Accesso diretto|Acesso direto|直接(?:アクセス|访问)|Прямой доступ/i;
const FIELD = /^\s+([^:：]{2,80}?)\s*[:：]\s*(.*)$/;
const BYPASS = /bypass|umgeh|Umgehung|contourn|exclu|ignor|omiti|バイパス|绕过|跳过/i;
const NONE = /^[(（]?(?:none|keine?|aucune?|ninguno|nessuno|nenhum|なし|无)[)）]?$/i;
const ADVANCED = /^\s*"?(Proxy|ProxyBypass|AutoConfigUrl|AutoDetect|ProxyIsEnabled)"?\s*:\s*(.*?),?\s*$/;
const COMMAND = /\bnetsh(?:\.exe)?\s+winhttp\s+show\s+(?:adv)?proxy\b/i;

/** The WinHTTP proxy: `netsh winhttp show proxy` and `show advproxy`. */
export const proxySetting: TextForm = {
  id: 'proxy-setting',
  title: 'WinHTTP proxy (netsh winhttp show proxy)',
  signs: [
    { pattern: HEADING, score: 0.95, reason: 'heading of netsh winhttp' },
    { pattern: COMMAND, score: 0.94, reason: 'command line of netsh winhttp' },
  ],
  belongs: /^(?:\s+\S|[{}]|\s*"?(?:Proxy|ProxyBypass|AutoConfigUrl|AutoDetect|ProxyIsEnabled)"?\s*:)/,
  open: openSetting,
};

type Draft = { -readonly [Key in keyof ProxySetting]?: ProxySetting[Key] };

function openSetting(context: FormContext): LineReader {
  let draft: Draft | undefined;
  let server: string | undefined;
  let firstLine = 1;
  let lastLine = 1;
  const giveOut = () => {
    if (
      draft &&
      (draft.direct !== undefined || draft.proxy !== undefined || draft.autoDetect !== undefined)
    ) {
      const { direct, ...rest } = draft;
      context.fact({
        kind: 'proxy-setting',
        ...(server !== undefined && { server }),
        ...rest,
        direct: direct ?? (rest.proxy === undefined && rest.configurationUrl === undefined),
        origin: context.origin(firstLine, lastLine),
      });
    }
    draft = undefined;
  };
  return {
    line({ text, number }) {
      const prompt = readPrompt(text);
      if (prompt) {
        giveOut();
        server = prompt.machine;
        if (COMMAND.test(prompt.command)) draft = {};
      }
      if (prompt || HEADING.test(text)) {
        if (HEADING.test(text)) {
          giveOut();
          draft = {};
        }
        firstLine = number;
        lastLine = number;
        return;
      }
      if (!draft || text.trim() === '') return;
      const before = Object.keys(draft).length;
      readField(draft, text);
      if (Object.keys(draft).length > before) lastLine = number;
    },
    end: giveOut,
  };
}

function readField(draft: Draft, text: string): void {
  if (DIRECT.test(text)) {
    draft.direct = true;
    return;
  }
  const advanced = ADVANCED.exec(text);
  if (advanced) {
    readAdvanced(draft, advanced[1] ?? '', (advanced[2] ?? '').replace(/^"|"$/g, ''));
    return;
  }
  const [, label = '', value = ''] = FIELD.exec(text) ?? [];
  if (label === '' || value === '') return;
  if (BYPASS.test(label)) {
    if (!NONE.test(value.trim())) draft.bypass ??= value.trim();
  } else if (draft.proxy === undefined && !NONE.test(value.trim())) {
    draft.proxy = value.trim();
    draft.direct = false;
  }
}

/** The JSON of `show advproxy`, whose names are never translated. */
function readAdvanced(draft: Draft, name: string, value: string): void {
  if (name === 'AutoDetect') draft.autoDetect = value === 'true';
  if (value === '') return;
  if (name === 'Proxy') draft.proxy = value;
  if (name === 'ProxyBypass') draft.bypass = value;
  if (name === 'AutoConfigUrl') draft.configurationUrl = value;
}
