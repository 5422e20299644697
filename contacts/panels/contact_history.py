"""The history of a person."""

from contacts.actions.contact_history import refuse_contact
from contacts.actions.history import may_take_back_people, take_back_people
from contacts.presenters.contact_history import tell_contact
from contacts.queries.contact_history import FACTS, SOURCES
from core.registries.history import Chronicle

CONTACT_HISTORY = Chronicle(
    name="contacts",
    order=10,
    sources=SOURCES,
    facts=FACTS,
    tell=tell_contact,
    may=may_take_back_people,
    refuse=refuse_contact,
    take_back=take_back_people,
)
