// Tells the server at the start of a session whether the screen is narrow, since it draws the
// chart in another form then and folds the filters up. Nothing else is kept in the cookie, and it
// goes when the browser is closed.
(() => {
  "use strict";
  const width = window.innerWidth < 900 ? "smal" : "breed";
  document.cookie = `scherm=${width}; path=/; SameSite=Strict`;
})();
