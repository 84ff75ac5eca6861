// The buttons that take the run forward and back, and their keys.

import { watch } from '../state/memo.js';
import { count } from '../text/format.js';
import { element, setText } from '../ui/dom.js';

/** @typedef {import('../state/view.js').Context} Context */

/**
 * The buttons, their keys, and what they do.
 * @type {[id: string, key: string | undefined, action: (context: Context) => void][]}
 */
const ACTIONS = [
  ['train', ' ', trainOrSayWhyNot],
  ['step', 's', ({ session }) => session.step()],
  ['reset', 'r', ({ session }) => session.reset()],
  ['reset-plain', undefined, ({ session }) => session.resetWithoutChanges()],
  ['new-start', 'n', ({ session }) => session.newStart()],
  ['undo', 'Mod+z', ({ session }) => session.undo()],
  ['redo', 'Mod+Shift+z', ({ session }) => session.redo()],
];

/** Keys that do what others do. @type {Record<string, string>} */
const OTHER_KEYS = { 'Mod+y': 'Mod+Shift+z' };

/** What happens again and again while its key is held down. */
const REPEATED = ['step', 'undo', 'redo'];

/** @param {Context} context */
export function connectTransport(context) {
  const { root, session } = context;
  const buttons = ACTIONS.map(([id, , action]) => {
    const button = element(root, id, HTMLButtonElement);
    button.addEventListener('click', () => action(context));
    button.disabled = false;
    return button;
  });
  // Whoever uses the mouse does not mean the key to press again what was clicked last.
  root.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const control = target?.closest('button, summary, input[type="checkbox"]');
    const isByMouse = event instanceof MouseEvent && event.detail > 0;
    if (isByMouse && control instanceof HTMLElement) control.blur();
  });
  const [train, , reset, resetPlain, , undo, redo] = buttons;
  const shows = [
    watch(
      () => [session.training],
      (training) => setText(train, training ? 'Pause' : 'Train'),
    ),
    watch(
      () => [session.run],
      () => {
        const hasSome = session.run.edits !== '';
        reset.title = hasSome ? 'Keeps what was changed on the way: see the loss curve.' : '';
        resetPlain.hidden = !hasSome;
      },
    ),
    watch(
      () => [session.canUndo, session.canRedo],
      (canUndo, canRedo) => {
        // They keep the focus when there is nothing more, or the next key would be the page's.
        undo.ariaDisabled = String(!canUndo);
        redo.ariaDisabled = String(!canRedo);
      },
    ),
  ];
  return () => {
    for (const show of shows) show();
  };
}

/** @param {Context} context */
function trainOrSayWhyNot({ session, notify }) {
  if (session.training || session.canTrain) {
    session.toggle();
    return;
  }
  const { divergedAt, epoch } = session;
  notify(
    divergedAt === undefined
      ? `Train ends at epoch ${count(epoch)}: a run has no more here. Step goes on one by one, and Reset starts over.`
      : `Train can’t go on: at epoch ${count(divergedAt)} the numbers grow beyond all bounds. Lower the learning rate and train on from here, or reset.`,
  );
}

/**
 * Does what a key means to the whole playground.
 * @param {Context} context
 * @param {KeyboardEvent} event
 * @param {EventTarget | null} target what has the focus
 */
export function press(context, event, target) {
  if (event.altKey || event.isComposing) return;
  const focused = target instanceof Element ? target : document.body;
  // A slider does nothing with these keys.
  if (focused.closest('input:not([type="range"]), textarea, select')) return;
  // Space presses the button that has the focus, as everywhere.
  if (event.key === ' ' && focused.closest('button, a, summary')) return;
  const pressed = nameOf(event);
  // Whoever speaks to the machine, or hits keys by chance, can have no key that is one letter (WCAG 2.1.4).
  if (pressed.length === 1 && context.root.host.matches('[keys="none"]')) return;
  const action = ACTIONS.find(([, key]) => key === (OTHER_KEYS[pressed] ?? pressed));
  if (!action) return;
  const [id, , act] = action;
  if (element(context.root, id, HTMLButtonElement).disabled) return;
  event.preventDefault();
  if (!event.repeat || REPEATED.includes(id)) act(context);
}

/**
 * The key by the name that it has among the actions.
 * @param {KeyboardEvent} event
 */
function nameOf({ key, ctrlKey, metaKey, shiftKey }) {
  return `${ctrlKey || metaKey ? 'Mod+' : ''}${shiftKey ? 'Shift+' : ''}${key.toLowerCase()}`;
}
