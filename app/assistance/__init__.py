"""Technical assistance: asked for, scoped, worked on, delivered, accepted (PI20)."""
