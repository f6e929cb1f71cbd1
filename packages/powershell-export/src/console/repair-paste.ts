/** Anything in a line that repairPaste would change; most lines have none of it. */
const DAMAGE = /[\x1b\u00a0\u00ad\u2000-\u200d\u202f\u2060\u3000\ufeff\u201c-\u201f&<*[]/;

const ESCAPE_SEQUENCE = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\^_])/g;
/** A colour whose escape character was lost on the way through a clipboard. */
const ORPHANED_COLOUR = /\[\d{1,3}(?:;\d{1,3}){0,4}m/g;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const BLANK = /[\u00a0\u2000-\u200a\u202f\u3000]/g;
const ENTITY = /&(lt|gt|quot|nbsp|amp|#39);/g;
const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  amp: '&',
  '#39': "'",
};
/** Outlook puts the address it links to behind what it links. */
const LINK = /<(?:https?:\/\/|mailto:)[^<>\s]*>/g;
const BOLD = /\*\*([^*\s][^*]*)\*\*/g;
const EMPHASISED_NAME = /^(\s*)\*([A-Za-z_][\w.]{0,127})\*(?=\s)/;
/** The quotes Windows puts around a part of a certificate's name, as Word and Outlook make them typographic. */
const TYPOGRAPHIC_QUOTES = /=[\u201c-\u201f]([^"\u201c-\u201f]*)[\u201c-\u201f]/g;

/**
 * Takes back what consoles, mail clients, chats and web pages do to a line on its way here: colours, blanks that do not
 * break, invisible characters, character references, links, bold names, typographic quotes in certificate names.
 */
export function repairPaste(line: string): string {
  if (!DAMAGE.test(line)) return line;
  return line
    .replace(ESCAPE_SEQUENCE, '')
    .replace(ORPHANED_COLOUR, '')
    .replace(INVISIBLE, '')
    .replace(BLANK, ' ')
    .replace(ENTITY, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(LINK, '')
    .replace(BOLD, '$1')
    .replace(EMPHASISED_NAME, '$1$2')
    .replace(TYPOGRAPHIC_QUOTES, '="$1"');
}
