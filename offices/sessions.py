"""Sessions in the database, as Django keeps them; each request reads its own by a kept query."""

from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore as InDatabase
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from core.prepared import prepared_by_key


class SessionStore(InDatabase):
    """Django's, but that the statement is not built anew each time."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        found = _valid.rows(self.session_key or "", timezone.now())
        if found:
            session: Session = found[0]
            return session
        self._session_key = None
        return None


@prepared_by_key
def _valid(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
