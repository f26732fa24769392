"""The annual report: facts from the records, a draft with an editor's prose, an issue that is frozen, differences since."""
