"""Spreadsheets that people bring: read as text within limits, whatever they hold. Knows nothing of what they mean."""

from goldthread.foundation.sheets.reading import Limits, Line, Sheet, read_sheet, read_sheets

__all__ = ["Limits", "Line", "Sheet", "read_sheet", "read_sheets"]
