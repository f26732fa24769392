"""Charts as plain records, drawn to SVG by hand, each with the same numbers as a table."""
