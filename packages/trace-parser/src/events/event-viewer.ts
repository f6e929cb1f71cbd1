import type { LoggedEvent } from '../fact.js';
import { readMachineTime } from '../machine-time.js';
import type { FormContext, TextLine } from '../text/text-form.js';
import { readEventText } from './event-text.js';

type Label = 'log' | 'source' | 'time' | 'clock' | 'id' | 'level' | 'server' | 'text' | 'ignored';

/** How the Event Viewer names its fields, in the languages it is met in, and as support tools shorten them. */
const LABELS: Readonly<Record<Label, string>> = {
  log: 'Log Name|Protokollname|Nom du journal|Nombre de registro|Nome registro|Nome do Log|Logboeknaam|ログの名前|日志名称|로그 이름|Имя журнала|Nazwa dziennika',
  source:
    'Event Source|Source|Quelle|Origen|Origine|Fonte|Bron|ソース|来源|원본|Источник|Źródło|Ereignisquelle',
  time: 'Date and Time|Date|Datum|Fecha|Data|日付|日期|날짜|Дата',
  clock: 'Time|Uhrzeit|Zeit|Heure|Hora',
  id: "Event ID|Ereignis-ID|Ereigniskennung|ID de l'(?:é|e|.)v(?:é|e|.)nement|Id\\. del evento|ID evento|Identificação do Evento|Gebeurtenis-id|イベント ID|事件 ID|이벤트 ID|Код события|Identyfikator zdarzenia|ID",
  level: 'Event Type|Level|Ebene|Ereignistyp|Niveau|Nivel|Livello|Nível|レベル|级别|수준|Уровень|Poziom',
  server: 'Computer|Ordinateur|Equipo|Computador|コンピューター|计算机|컴퓨터|Компьютер|Komputer|Machine',
  text: 'Description|Beschreibung|Descripción|Descrizione|Descrição|Beschrijving|説明|描述|설명|Описание|Opis|Message',
  ignored:
    'Event Category|Task Category|Aufgabenkategorie|Catégorie de la tâche|Categoría de la tarea|Categoria attività|Taakcategorie|タスクのカテゴリ|任务类别|작업 범주|Категория задачи|Keywords|Schlüsselwörter|Mots clés|Palabras clave|キーワード|关键字|키워드|User|Benutzer|Utilisateur|Usuario|Utente|Gebruiker|ユーザー|用户|사용자|Пользователь|Opcode|OpCode',
};

const FIRST = new RegExp(`^\\s*(?:${LABELS.log}|Event Type|Ereignistyp)\\s*[:：]`);
const NAMES = Object.entries(LABELS) as [Label, string][];
const ANY = new RegExp(
  `(?:^|\\s)(?:${NAMES.map(([label, names]) => `(?<${label}>${names})`).join('|')})\\s?[:：]`,
  'gu',
);
const EVENT_XML = /^\s*(?:Event Xml|Ereignis-XML|XML)\s*:?\s*$/;
const TEXT_LINES = 200;

/** A line behind which the text of the event follows. */
export const EVENT_VIEWER_TEXT = new RegExp(`^\\s*(?:${LABELS.text})\\s?[:：]`);
/** A line that opens an event as the Event Viewer copies it. */
export const EVENT_VIEWER_SIGN = FIRST;

/** Reads events as the Event Viewer copies them to the clipboard, on separate lines or run together on one. */
export class EventViewerText {
  readonly #emit: (event: LoggedEvent) => void;
  readonly #context: FormContext;
  #fields = new Map<Label, string>();
  #text: string[] = [];
  #inText = false;
  #firstLine = 1;
  #lastLine = 1;

  constructor(emit: (event: LoggedEvent) => void, context: FormContext) {
    this.#emit = emit;
    this.#context = context;
  }

  /** True when the line is part of an event. */
  line({ text, number }: TextLine): boolean {
    if (FIRST.test(text)) this.giveOut();
    if (this.#inText) {
      if (EVENT_XML.test(text)) this.giveOut();
      else if (this.#text.length < TEXT_LINES) this.#text.push(text.trim());
      this.#lastLine = number;
      return true;
    }
    return this.#readLabels(text, number);
  }

  giveOut(): void {
    const event = this.#event();
    if (event) this.#emit(event);
    this.#fields = new Map();
    this.#text = [];
    this.#inText = false;
  }

  #readLabels(text: string, number: number): boolean {
    const labels = [...text.matchAll(ANY)];
    if (labels.length === 0 || (labels[0]?.index ?? 0) > 2) return this.#continues(text);
    if (this.#fields.size === 0) this.#firstLine = number;
    this.#lastLine = number;
    for (const [at, match] of labels.entries()) {
      const label = NAMES.find(([name]) => match.groups?.[name] !== undefined)?.[0] ?? 'ignored';
      const start = match.index + match[0].length;
      if (label === 'text') {
        this.#inText = true;
        this.#text.push(text.slice(start).trim());
        return true;
      }
      const value = text.slice(start, labels[at + 1]?.index ?? text.length).trim();
      if (!this.#fields.has(label)) this.#fields.set(label, value);
    }
    return true;
  }

  /** A value that stands on the line below its label. */
  #continues(text: string): boolean {
    const last = [...this.#fields].at(-1);
    if (!last || text.trim() === '') return this.#fields.size > 0;
    if (last[1] !== '' || last[0] === 'ignored') return false;
    this.#fields.set(last[0], text.trim());
    return true;
  }

  #event(): LoggedEvent | undefined {
    const id = /^\d{1,5}/.exec(this.#fields.get('id') ?? '')?.[0];
    if (id === undefined) return undefined;
    const of = (label: Label) => {
      const value = this.#fields.get(label);
      return value === '' || value === undefined ? undefined : value;
    };
    const source = of('source');
    const log = of('log');
    const time = [of('time'), of('clock')].filter((part) => part !== undefined).join(' ');
    const level = of('level');
    const server = of('server');
    return {
      kind: 'event',
      id: Number(id),
      idFromText: false,
      ...(source !== undefined && { source }),
      ...(log !== undefined && { log }),
      ...(time !== '' && { time: readMachineTime(time) }),
      ...(level !== undefined && { level }),
      ...(server !== undefined && { server }),
      ...readEventText(Number(id), this.#text.join('\n')),
      origin: this.#context.origin(this.#firstLine, this.#lastLine),
    };
  }
}
