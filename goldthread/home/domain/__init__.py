"""Pure rules of this room; no Django."""
