"""What is typed in a form and not added yet, kept in the book until it is.

So a window that is closed, a lock, or a laptop out of power takes none of it. It is
bookkeeping: it is not undone, not searched, and no paper or file holds it.
"""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy.orm import Session

from app import settings
from app.book import purging


def typed(session: Session, community_id: UUID, form: str) -> dict[str, str]:
    """Return what was typed in a form of a community, by field; none: nothing."""
    kept = settings.read(session, _name(community_id, form), {})
    return {str(name): str(text) for name, text in kept.items()}


def keep(
    session: Session, community_id: UUID, form: str, said: Mapping[str, str]
) -> None:
    """Keep what is typed in a form, in place of what was; nothing typed forgets it."""
    words = {name: text for name, text in said.items() if text.strip()}
    if words == typed(session, community_id, form):
        return
    if words:
        settings.write(session, _name(community_id, form), words)
    else:
        settings.forget(session, _name(community_id, form))


def forget_all(session: Session, community_id: UUID) -> None:
    """Forget what was typed in every form of a community."""
    for name in settings.beginning(session, f"{settings.TYPED}{community_id.hex}:"):
        settings.forget(session, name)


def forget_naming(session: Session, name: str) -> None:
    """Forget what was typed of a person who is forgotten, wherever their name stands.

    What was typed earlier, added since or not, is blanked in the log as well.
    """
    for key, said in settings.beginning(session, settings.TYPED).items():
        if any(name.casefold() in str(text).casefold() for text in said.values()):
            settings.forget(session, key)
    purging.purge(
        session, {"setting": purging.keys_beginning(session, "setting", settings.TYPED)}
    )


def _name(community_id: UUID, form: str) -> str:
    return f"{settings.TYPED}{community_id.hex}:{form}"
