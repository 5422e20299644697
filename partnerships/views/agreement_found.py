"""The agreement, and the file of one, that an address names."""

from django.http import Http404

from offices.requests import OfficeRequest
from partnerships.models import Agreement, AgreementFile
from partnerships.queries.agreements import get_agreement, get_file


def agreement_or_404(request: OfficeRequest, pk: int) -> Agreement:
    """The agreement of this office, with its status."""
    try:
        return get_agreement(request.office, pk)
    except Agreement.DoesNotExist as error:
        raise Http404 from error


def file_or_404(request: OfficeRequest, agreement: int, pk: int) -> AgreementFile:
    """The file of this office's agreement."""
    try:
        return get_file(request.office, agreement, pk)
    except AgreementFile.DoesNotExist as error:
        raise Http404 from error
