"""The kaart on one sheet: one layout in points, and a writer a format that draws it."""
