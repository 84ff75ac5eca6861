// Says why nothing comes, where the script of the page does not. Its own name has no hash: a page that was kept from
// before a change of the site finds it all the same.

addEventListener(
  'error',
  ({ target }) => {
    const place = document.getElementById('slow');
    // What is said there anyway is right for a file that was opened as such.
    if (!(target instanceof HTMLScriptElement) || !place || location.protocol === 'file:') return;
    // It need not wait.
    place.id = '';
    // The sandbox of a frame: what is of no origin gets no module from a host that does not say that anybody may have it.
    const why =
      origin === 'null'
        ? 'in a sandboxed frame, its host has to send the header Access-Control-Allow-Origin: *, and xor-playground.html needs none; or '
        : '';
    place.textContent = `The page could not be loaded: ${why}the site has changed since, or the connection is lost. Your run is in the address. `;
    const button = document.createElement('button');
    button.textContent = 'Reload';
    button.onclick = () => location.reload();
    place.append(button);
  },
  true,
);
