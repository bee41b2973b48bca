// Tells the server at the start of a session whether the screen is narrow, since it draws the
// chart in another form then and folds the filters up, and whether it is large, for the type of a
// chart that is presented; and how large the window is, by which the kaart is drawn as fine as can
// be read, also after it was made larger or smaller. Nothing else is kept in the cookies, and they
// go when the browser is closed.
(() => {
  "use strict";
  const widest = window.innerWidth < 1600 ? "breed" : "groot";
  const width = window.innerWidth < 900 ? "smal" : widest;
  const keep = (what) => {
    document.cookie = `${what}; path=/; SameSite=Strict`;
  };
  keep(`scherm=${width}`);
  const size = () => keep(`maat=${window.innerWidth}x${window.innerHeight}`);
  size();
  window.addEventListener("resize", size);
})();
