"""The shared screen: the slides that a screen gives, one at a time."""
