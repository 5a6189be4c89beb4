/** The desk's keys. With Alt, so that they never get in the way of writing; `code` is the key's place on the board. */

export type Command = 'queue' | 'mine' | 'accept' | 'reply' | 'handBack' | 'close' | 'help';

export const SHORTCUTS: readonly { code: string; keys: string; command: Command; label: string }[] = [
  { code: 'KeyQ', keys: 'Alt + Q', command: 'queue', label: 'desk-shortcut-queue' },
  { code: 'KeyM', keys: 'Alt + M', command: 'mine', label: 'desk-shortcut-mine' },
  { code: 'KeyA', keys: 'Alt + A', command: 'accept', label: 'desk-accept' },
  { code: 'KeyR', keys: 'Alt + R', command: 'reply', label: 'desk-shortcut-reply' },
  { code: 'KeyB', keys: 'Alt + B', command: 'handBack', label: 'desk-hand-back' },
  { code: 'KeyC', keys: 'Alt + C', command: 'close', label: 'desk-close' },
];

/** Return what a key press asks for, or null. `writing`: the focus is in a text field, where '?' is a letter. */
export function commandOf(
  event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'code' | 'key'>,
  writing: boolean,
): Command | null {
  if (event.key === '?' && !writing && !event.ctrlKey && !event.metaKey) return 'help';
  if (!event.altKey || event.ctrlKey || event.metaKey) return null;
  return SHORTCUTS.find((shortcut) => shortcut.code === event.code)?.command ?? null;
}

/** Return the entry after the selected one, round to the first. */
export function nextOf<T extends { conversation: string }>(
  items: readonly T[],
  selected: string | null,
): T | undefined {
  const here = items.findIndex((item) => item.conversation === selected);
  return items[(here + 1) % Math.max(1, items.length)];
}
