"""The server around the screens: routes, middleware, health, open data, the page itself."""
