// The hidden layer's space: where the hidden neurons put the rows, said in a picture and in words.

import { violations } from './axe.js';
import { countDrawings, drawFrames, drawingsOf, framesPass, holdFrames } from './frames.js';
import { expect, test } from './page.js';
import { drawingOf } from './picture.js';

/** @typedef {import('./page.js').Playground} Playground */

/** The panel, by names and texts. @param {Playground} playground */
function spaceOf(playground) {
  const panel = playground.view('Hidden space');
  return {
    panel,
    picture: panel.getByRole('img', { name: 'Hidden space', exact: true }),
    words: panel.locator('.finding'),
    hint: panel.locator('.hint'),
    layer: panel.locator('.layer'),
    way: panel.getByRole('slider', { name: 'From input to hidden space', exact: true }),
    animate: panel.getByRole('button', { name: 'Animate', exact: true }),
    stop: panel.getByRole('button', { name: 'Stop', exact: true }),
    principal: panel.getByRole('checkbox', { name: 'Principal plane', exact: true }),
    right: panel.getByRole('combobox', { name: 'To the right', exact: true }),
    up: panel.getByRole('combobox', { name: 'Upwards', exact: true }),
  };
}

/**
 * Opens the page and the panel, without motion unless asked for.
 * @param {Playground} playground
 * @param {string} [hash]
 * @param {{ reducedMotion?: 'reduce' | 'no-preference' }} [options]
 */
async function openSpace(playground, hash = '', { reducedMotion = 'reduce' } = {}) {
  await playground.page.emulateMedia({ reducedMotion });
  await playground.open(hash);
  const space = spaceOf(playground);
  await playground.openView('Hidden space');
  await expect(space.words).not.toBeEmpty();
  return space;
}

/** What a screen reader says of the picture. @param {ReturnType<typeof spaceOf>} space */
async function descriptionOf({ picture, panel }) {
  const id = await picture.getAttribute('aria-describedby');
  return (await panel.page().locator(`#${id}`).textContent()) ?? '';
}

test.describe('in words', () => {
  test('at the start, the lines between equal targets cross', async ({ playground }) => {
    const space = await openSpace(playground);
    await expect(space.words).toHaveText(
      'The line between the two 1s crosses the line between the two 0s: no straight line can separate them.',
    );
  });

  test('learnt, one straight line parts the rows', async ({ playground }) => {
    const space = await openSpace(playground);
    await playground.trainToTheEnd();
    await expect(space.words).toHaveText('One straight line separates the 1s from the 0s.');
    const description = await descriptionOf(space);
    expect(description).toContain('(0, 0) with target 0 at h1 0.00, h2 0.05');
    expect(description).toContain('One straight line separates');
    expect(description).toContain('A straight line marks where the output is 0.5.');
  });

  test('stuck, two rows lie on one another', async ({ playground }) => {
    const space = await openSpace(playground, '#seed=11');
    await playground.trainToTheEnd();
    await expect(space.words).toHaveText(
      /^The hidden layer puts \(0, 1\) and \(1, 1\) at almost the same point \(0\.00052 apart\): .* Nor, as the rows lie now, is there any straight line/,
    );
  });

  test('stuck at ⅔, three rows do', async ({ playground }) => {
    const space = await openSpace(playground, '#seed=17');
    await playground.trainToTheEnd();
    await expect(space.words).toContainText('(0, 1), (1, 0) and (1, 1) at almost');
  });

  test('without a hidden layer, there is no such space, and why that is too little', async ({
    playground,
  }) => {
    const space = await openSpace(playground, '#hidden=0');
    await expect(space.layer).toHaveText('No hidden layer');
    await expect(space.words).toContainText('there is no hidden space');
    await expect(space.words).toContainText('cannot learn them');
    await expect(space.way).toBeHidden();
    await expect(space.picture).toBeVisible();
  });

  test('one neuron makes a line, on which no threshold parts them', async ({ playground }) => {
    const space = await openSpace(playground, '#hidden=1');
    await expect(space.layer).toHaveText('The hidden layer: 1 neuron');
    await expect(space.words).toContainText('no threshold can separate');
    expect(await descriptionOf(space)).toContain('at h1 0.');
    expect(await descriptionOf(space)).not.toContain('h2');
  });

  test('of several hidden layers, it is the last', async ({ playground }) => {
    const space = await openSpace(
      playground,
      '#hidden=16,16&activation=tanh&rule=adam&lr=0.02&epochs=500',
    );
    await expect(space.layer).toHaveText('The last of 2 hidden layers: 16 neurons');
    await playground.trainToTheEnd();
    await expect(space.words).toHaveText('One flat cut separates the 1s from the 0s.');
  });
});

test.describe('with more than two neurons', () => {
  test('the principal plane comes first, with its share of the variance', async ({
    playground,
  }) => {
    const space = await openSpace(playground, '#seed=11&hidden=3');
    await playground.trainToTheEnd();
    await expect(space.principal).toBeChecked();
    await expect(space.hint).toContainText(/^This plane holds \d+(\.\d)? % of the variance/);
    await expect(space.words).toHaveText('One plane separates the 1s from the 0s.');
    expect(await descriptionOf(space)).toContain('PC₁');
  });

  test('any two can be chosen; what is chosen twice changes places', async ({ playground }) => {
    const space = await openSpace(playground, '#hidden=3');
    const principal = await drawingOf(space.picture);
    await space.up.selectOption('h3');
    await expect(space.principal).not.toBeChecked();
    await expect(space.hint).toContainText('held at their mean');
    await expect(space.right).toHaveValue('0');
    await expect.poll(() => descriptionOf(space)).toContain('h3');
    const chosen = await drawingOf(space.picture);
    expect(chosen).not.toBe(principal);
    await space.right.selectOption('h3');
    await expect(space.up).toHaveValue('0');
    await space.principal.check();
    await expect.poll(() => drawingOf(space.picture)).toBe(principal);
  });

  test('another size of the layer is taken over', async ({ playground }) => {
    const space = await openSpace(playground);
    await expect(space.right).toBeHidden();
    await playground.type('Hidden neurons', 5);
    await expect(space.layer).toHaveText('The hidden layer: 5 neurons');
    await expect(space.right.locator('option')).toHaveCount(5);
    await playground.type('Hidden neurons', 2);
    await expect(space.right).toBeHidden();
    await expect(space.words).toContainText('straight line');
  });
});

test.describe('the way from the plane of the inputs', () => {
  test('is gone with the keyboard, and says where it is', async ({ playground }) => {
    const space = await openSpace(playground);
    await expect(space.way).toHaveAttribute('aria-valuetext', 'hidden space');
    const there = await drawingOf(space.picture);
    await space.way.focus();
    await space.way.press('Home');
    await expect(space.way).toHaveAttribute('aria-valuetext', 'input plane');
    await expect(space.words).toHaveText(/^This is the plane of the inputs/);
    const here = await drawingOf(space.picture);
    expect(here).not.toBe(there);
    await space.way.press('ArrowRight');
    await expect(space.way).toHaveAttribute('aria-valuetext', '1 %');
    expect(await drawingOf(space.picture)).not.toBe(here);
    await space.way.press('End');
    expect(await drawingOf(space.picture)).toBe(there);
  });

  test('is gone with the pointer', async ({ playground }) => {
    const space = await openSpace(playground);
    await space.way.scrollIntoViewIfNeeded();
    const box = await space.way.boundingBox();
    if (!box) throw new Error('The slider has no place');
    await playground.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect(space.way).toHaveAttribute('aria-valuetext', /^(4\d|5\d) %$/);
  });

  test('is animated, from the opening on, and stops where one wants', async ({ playground }) => {
    const { clock } = playground.page;
    await clock.install({ time: 0 });
    const space = await openSpace(playground, '', { reducedMotion: 'no-preference' });
    // From here on time passes only when it is told to.
    await clock.pauseAt(3_600_000);
    // It may have been about to begin.
    await clock.runFor(5000);
    await expect(space.animate).toBeVisible();
    await expect(space.way).toHaveValue('1');
    await space.animate.press('Enter');
    await clock.runFor(1000);
    await expect(space.stop).toBeVisible();
    const half = Number(await space.way.inputValue());
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(1);
    await space.stop.click();
    await clock.runFor(1000);
    await expect(space.way).toHaveValue(String(half));
    await space.animate.click();
    await clock.runFor(5000);
    await expect(space.animate).toBeVisible();
    await expect(space.way).toHaveValue('1');
  });

  test('with reduced motion, nothing plays, and the button jumps', async ({ playground }) => {
    const space = await openSpace(playground);
    await expect(space.way).toHaveValue('1');
    await space.animate.click();
    await expect(space.way).toHaveValue('0');
    await expect(space.animate).toBeVisible();
    await space.animate.click();
    await expect(space.way).toHaveValue('1');
  });
});

test('it is drawn anew with every frame of training, and with every step back in time', async ({
  playground,
}) => {
  const space = await openSpace(playground, '#epochs=100000');
  const before = await drawingOf(space.picture);
  await playground.step.click();
  const stepped = await drawingOf(space.picture);
  expect(stepped).not.toBe(before);
  await playground.type('Speed', 1);
  await playground.train.click();
  await expect.poll(() => drawingOf(space.picture)).not.toBe(stepped);
  await playground.pause.click();
  await playground.time.focus();
  await playground.time.press('Home');
  await expect.poll(() => drawingOf(space.picture)).toBe(before);
});

test('every second frame of training draws it as it is then', async ({ playground }) => {
  const { page } = playground;
  await holdFrames(page);
  const space = await openSpace(playground);
  await playground.train.click();
  const drawings = new Set();
  for (let frame = 0; frame < 3; frame++) {
    await drawFrames(page, 2);
    drawings.add(await drawingOf(space.picture));
  }
  expect(drawings.size).toBe(3);
});

test('a link opens it, and the whole picture is in sight beside the stage', async ({
  playground,
}) => {
  const { page } = playground;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await playground.open('#view=space');
  const space = spaceOf(playground);
  await expect(space.words).not.toBeEmpty();
  for (const inSight of [space.picture, space.words, space.way, playground.train]) {
    await expect(inSight).toBeInViewport({ ratio: 1 });
  }
});

test('what it does not show does not have it drawn again', async ({ playground }) => {
  const { page } = playground;
  await countDrawings(page);
  const space = await openSpace(playground);
  await framesPass(page, 2);
  const before = await drawingsOf(space.picture);
  await playground.network.locator('[data-thing="p0"]').dispatchEvent('pointerover');
  await expect(playground.network).toContainText('Weight x → h1: ');
  await framesPass(page, 2);
  expect(await drawingsOf(space.picture)).toEqual(before);
  await playground.network.locator('[data-thing="n0.0"]').dispatchEvent('pointerover');
  await expect.poll(() => drawingsOf(space.picture)).toEqual([before[0] + 1]);
});

test('it follows the system’s colours', async ({ playground }) => {
  const { page } = playground;
  const space = await openSpace(playground);
  await playground.trainToTheEnd();
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await drawingOf(space.picture);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => drawingOf(space.picture)).not.toBe(light);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => drawingOf(space.picture)).toBe(light);
});

test('the axis of a neuron that is looked at stands out', async ({ playground }) => {
  const space = await openSpace(playground);
  const plain = await drawingOf(space.picture);
  const neuron = playground.page.locator('#network [data-thing="n0.0"]');
  await neuron.hover();
  await expect.poll(() => drawingOf(space.picture)).not.toBe(plain);
});

test('what is open in the panel is never wider than the window', async ({ playground }) => {
  const space = await openSpace(playground, '#hidden=16');
  for (const width of [320, 360, 700, 1021, 1280]) {
    await playground.page.setViewportSize({ width, height: 740 });
    await expect(space.picture).toBeVisible();
    await playground.expectNoScrollSideways(`${width}`);
  }
});

for (const [state, hash] of [
  ['two neurons', ''],
  ['three neurons', '#hidden=3'],
  ['no hidden layer', '#hidden=0'],
]) {
  test(`axe-core finds nothing wrong: ${state}`, async ({ playground }) => {
    const { page } = playground;
    await openSpace(playground, hash);
    await playground.trainToTheEnd();
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page, '#space'), `${colorScheme}, ${width}`).toEqual([]);
      }
    }
  });
}

test.describe('the start that never learns', () => {
  /** @param {Playground} playground */
  async function openLesson(playground) {
    await playground.page.emulateMedia({ reducedMotion: 'reduce' });
    await playground.open('#lesson=stuck');
    const { page } = playground;
    const lesson = page.locator('.stuck-lesson');
    const epoch = lesson.getByRole('slider', { name: 'Epoch of both runs' });
    await expect(epoch).toBeVisible();
    return {
      lesson,
      epoch,
      next: lesson.getByRole('button', { name: 'Next', exact: true }),
      previous: lesson.getByRole('button', { name: 'Previous', exact: true }),
      learns: lesson.getByRole('region', { name: 'Seed 0', exact: true }),
      stuck: lesson.getByRole('region', { name: 'Seed 11', exact: true }),
    };
  }

  test('goes step by step into the plateau', async ({ playground }) => {
    const { epoch, next, previous, stuck, learns } = await openLesson(playground);
    await expect(epoch).toHaveAttribute('aria-valuetext', 'epoch 0');
    await expect(previous).toBeDisabled();
    const picture = stuck.getByRole('img', { name: 'Hidden space of seed 11' });
    let drawing = await drawingOf(picture);
    for (const at of ['100', '300', '500', '600', '1,000', '5,000']) {
      await next.press('Enter');
      await expect(epoch).toHaveAttribute('aria-valuetext', `epoch ${at}`);
      const now = await drawingOf(picture);
      expect(now).not.toBe(drawing);
      drawing = now;
    }
    await expect(next).toBeDisabled();
    await expect(next).toBeFocused();
    await expect(learns).toContainText('loss 0.0002997');
    await expect(stuck).toContainText('loss 0.1254');
    await expect(stuck.getByRole('listitem').nth(3)).toHaveText(
      /\(1, 1\) should be 0\s+0.501\s+\?\s+undecided/,
    );
    await epoch.press('Home');
    await expect(stuck).toContainText('loss 0.3307');
  });

  test('begins with why, in short, and with what its start has to do with it', async ({
    playground,
  }) => {
    const { lesson, epoch } = await openLesson(playground);
    await expect(epoch).toHaveAttribute('aria-valuetext', 'epoch 0');
    const why = lesson.locator('.why');
    await expect(why).toContainText('(h1 0.99999 and 0.9996, h2 0.9996 and 0.999994)');
    await expect(why).toContainText('it gives 0.4995 and 0.5006');
    await expect(why).toContainText('The weights from x begin at 0.18 and 0.019');
    await expect(why).toContainText(/seed 11 learns, at epoch 652; and seed 0 .* does not learn/);
  });

  test('says why with the engine’s numbers, and what helps', async ({ playground }) => {
    const { lesson, epoch } = await openLesson(playground);
    await epoch.press('End');
    await expect(lesson).toContainText('0.00045 long in seed 11, and 0.00038 in seed 0');
    await expect(lesson).toContainText('has all rows right at epoch 793');
    await lesson.getByRole('link', { name: 'seed 11 with three' }).click();
    await expect(playground.field('Seed')).toHaveValue('11');
    await expect(playground.field('Hidden neurons')).toHaveValue('3');
    await playground.trainToTheEnd();
    await expect(playground.outcome).toContainText('Learnt');
  });

  test('opens its run in the page', async ({ playground }) => {
    const { lesson, epoch } = await openLesson(playground);
    await epoch.press('End');
    await lesson.getByRole('button', { name: 'Open seed 11 in the page' }).click();
    await expect(playground.field('Seed')).toHaveValue('11');
    await playground.expectEpoch('5,000');
  });

  test('fits a phone, and axe-core finds nothing wrong', async ({ playground }) => {
    const { page } = playground;
    const { epoch } = await openLesson(playground);
    await epoch.press('End');
    for (const width of [1280, 360, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await playground.expectNoScrollSideways();
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page, '#lessons'), `${colorScheme}, ${width}`).toEqual([]);
      }
    }
  });
});
