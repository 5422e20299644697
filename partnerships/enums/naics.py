"""The 20 sectors of the North American Industry Classification System.

Source: U.S. Census Bureau, "2022 NAICS", two-digit sectors (https://www.census.gov/naics/).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NaicsSector(models.TextChoices):
    AGRICULTURE = "11", _("Agriculture, Forestry, Fishing and Hunting")
    MINING = "21", _("Mining, Quarrying, and Oil and Gas Extraction")
    UTILITIES = "22", _("Utilities")
    CONSTRUCTION = "23", _("Construction")
    MANUFACTURING = "31-33", _("Manufacturing")
    WHOLESALE = "42", _("Wholesale Trade")
    RETAIL = "44-45", _("Retail Trade")
    TRANSPORT = "48-49", _("Transportation and Warehousing")
    INFORMATION = "51", _("Information")
    FINANCE = "52", _("Finance and Insurance")
    REAL_ESTATE = "53", _("Real Estate and Rental and Leasing")
    PROFESSIONAL = "54", _("Professional, Scientific, and Technical Services")
    MANAGEMENT = "55", _("Management of Companies and Enterprises")
    ADMINISTRATIVE = "56", _("Administrative, Support, and Waste Services")
    EDUCATION = "61", _("Educational Services")
    HEALTH = "62", _("Health Care and Social Assistance")
    ARTS = "71", _("Arts, Entertainment, and Recreation")
    HOSPITALITY = "72", _("Accommodation and Food Services")
    OTHER = "81", _("Other Services")
    PUBLIC = "92", _("Public Administration")
