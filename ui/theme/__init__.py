"""Colors, type and space: the design tokens and what is made from them."""

from ui.theme.current import Theme, theme

__all__ = ["Theme", "theme"]
