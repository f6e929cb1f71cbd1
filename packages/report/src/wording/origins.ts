import { formatOrigin, type Origin } from '@hybrid-mailflow/evidence';

/** Leaves the folder a reader named out of a label. */
export function shortLabel(label: string, root: string): string {
  const folder = root === '' || root.endsWith('/') ? root : `${root}/`;
  return folder !== '' && label.startsWith(folder) && label.length > folder.length
    ? label.slice(folder.length)
    : label;
}

/** `trace.csv:2`. */
export function originText(origin: Origin, root: string): string {
  return formatOrigin({ ...origin, item: shortLabel(origin.item, root) });
}

/** `trace.csv:2, :5, :9 (+58)`: a file is named once, then only lines. */
export function originsText(origins: readonly Origin[], more: number, root: string): string {
  const texts = origins.map((origin, at) =>
    origin.item === origins[at - 1]?.item && origin.line !== undefined
      ? `:${origin.line}`
      : originText(origin, root),
  );
  return texts.join(', ') + (more > 0 ? ` (+${more})` : '');
}
