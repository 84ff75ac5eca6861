// What someone meets who does not see the page: names, roles and states of every control, in their order, as they were
// recorded. `npx playwright test tree --update-snapshots` records them anew: what has changed is to be read then.

import { expect, test, VIEW_NAMES, VIEWS } from './page.js';

test('the page before training', async ({ page, playground }) => {
  await playground.open();
  await expect(page.locator('body')).toMatchAriaSnapshot({ name: 'idle.aria.yml' });
});

test('the page of a run that has not learnt', async ({ page, playground }) => {
  await playground.open('#seed=11');
  await playground.trainToTheEnd();
  await playground.settled();
  await expect(page.locator('body')).toMatchAriaSnapshot({ name: 'stuck.aria.yml' });
});

test('the page with all settings', async ({ page, playground }) => {
  await playground.open(
    '#data=moons&samples=20&split=25&hidden=3,2&activation=tanh,relu&rule=adam&lr=0.05',
  );
  await playground.settled();
  await expect(page.locator('body')).toMatchAriaSnapshot({ name: 'settings.aria.yml' });
});

for (const name of VIEW_NAMES) {
  test(`the view ${name}`, async ({ playground }) => {
    await playground.open('#seed=11');
    await playground.trainToTheEnd();
    await playground.openView(name);
    const view = playground.view(name);
    // A map and an examination say how far they are until they are done, and a map begins in a moment.
    if (name === 'Map') await expect(view).toContainText('of this picture', { timeout: 170_000 });
    await expect(view.getByRole('progressbar')).toHaveCount(0, { timeout: 170_000 });
    await playground.settled();
    await expect(view).toMatchAriaSnapshot({ name: `${VIEWS[name]}.aria.yml` });
  });
}
