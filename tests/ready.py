"""Loaded once where processes are forked from: what each would do for itself first."""

from sqlalchemy.orm import configure_mappers

from app import tables

__all__ = ["tables"]

configure_mappers()
