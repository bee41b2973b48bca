"""How a plan, a status and a moment look: on the screen, in a figure, in a file."""
