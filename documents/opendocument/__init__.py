"""The OpenDocument formats, ods and odt, as the XML of the standard."""
