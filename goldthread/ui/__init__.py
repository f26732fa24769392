"""The fittings every room uses: words and tones, page shell, forms, lists, charts. Owns no records and no rules."""
