// Says why nothing comes, where the script of the page does not. Its own name has no hash: a page that was kept from
// before a change of the site finds it all the same.

addEventListener(
  'error',
  ({ target }) => {
    const place = document.getElementById('slow');
    // What is said there anyway is right for a file that was opened as such.
    if (!(target instanceof HTMLScriptElement) || !place || location.protocol === 'file:') return;
    place.textContent =
      'The page could not be loaded: the site has changed since, or the connection is lost. Your run is in the address. ';
    // It need not wait.
    place.id = '';
    const button = document.createElement('button');
    button.textContent = 'Reload';
    button.onclick = () => location.reload();
    place.append(button);
  },
  true,
);
