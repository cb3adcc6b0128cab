"""Icons, styles, translations, and the fonts made at build."""
