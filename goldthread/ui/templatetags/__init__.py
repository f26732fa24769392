"""The template tags of the fittings."""
