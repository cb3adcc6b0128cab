"""From characters to lines of glyphs, whatever the script."""
