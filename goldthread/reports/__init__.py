"""The annual report: facts from records, a draft with an editor's words, a frozen issue, differences since."""
