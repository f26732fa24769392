"""One page, one view: find, ask, answer."""
