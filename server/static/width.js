// Tells the server at the start of a session whether the screen is narrow, since it draws the
// chart in another form then and folds the filters up, and whether it is large, for the type of a
// chart that is presented. Nothing else is kept in the cookie, and it
// goes when the browser is closed.
(() => {
  "use strict";
  const widest = window.innerWidth < 1600 ? "breed" : "groot";
  const width = window.innerWidth < 900 ? "smal" : widest;
  document.cookie = `scherm=${width}; path=/; SameSite=Strict`;
})();
