"""Contacts: the people whom an office knows."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from contacts.actions.contacts import (
    ContactFields,
    archive_contact,
    create_contact,
    restore_contact,
    update_contact,
)
from contacts.models import Affiliation, Contact
from contacts.queries.contacts import matching as named
from contacts.queries.people import is_current
from core.api.parameters import ArchivedParameters, IdParameter, SearchParameters
from core.api.serializers import NounSerializer
from offices.api.nouns import ArchivableNoun


class ContactSerializer(NounSerializer):
    class Meta:
        model = Contact
        fields = [
            "id",
            "name",
            "preferred_name",
            "language",
            "notes",
            "recorded_at",
            "recorded_by",
            "archived_at",
        ]


class ContactParameters(ArchivedParameters, SearchParameters):
    partner = IdParameter(help_text=_("A partner where they have a role today."))


class ContactViews(ArchivableNoun[Contact]):
    model = Contact
    serializer_class = ContactSerializer
    parameters_class = ContactParameters
    orderings = {"name": "name_key", "recorded_at": "recorded_at", "id": "id"}
    default_ordering = "name"

    def narrow(self, rows: QuerySet[Contact], parameters: Mapping[str, Any]) -> QuerySet[Contact]:
        rows = super().narrow(rows, parameters)
        if "partner" in parameters:
            there = is_current(self.office.today()) & Q(partner=parameters["partner"])
            roles = Affiliation.objects.filter(there, office=self.office)
            rows = rows.filter(pk__in=roles.values("contact"))
        if words := parameters.get("search"):
            rows = named(rows, words)
        return rows

    def make(self, data: dict[str, Any]) -> Contact:
        fields = cast("ContactFields", data)
        return create_contact(by=self.member, office=self.office, fields=fields)

    def change(self, thing: Contact, data: dict[str, Any]) -> Contact:
        return update_contact(by=self.member, contact=thing, fields=cast("ContactFields", data))

    def archive(self, thing: Contact) -> Contact:
        return archive_contact(by=self.member, contact=thing)

    def bring_back(self, thing: Contact) -> Contact:
        return restore_contact(by=self.member, contact=thing)
