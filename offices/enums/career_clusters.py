"""The 14 career clusters.

Source: Advance CTE, "The National Career Clusters Framework", modernised edition of October 2024
(https://careertech.org/what-we-do/career-clusters/).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CareerCluster(models.TextChoices):
    ADVANCED_MANUFACTURING = "advanced-manufacturing", _("Advanced Manufacturing")
    AGRICULTURE = "agriculture", _("Agriculture")
    ARTS = "arts-entertainment-design", _("Arts, Entertainment, & Design")
    CONSTRUCTION = "construction", _("Construction")
    DIGITAL_TECHNOLOGY = "digital-technology", _("Digital Technology")
    EDUCATION = "education", _("Education")
    ENERGY = "energy-natural-resources", _("Energy & Natural Resources")
    FINANCIAL_SERVICES = "financial-services", _("Financial Services")
    HEALTHCARE = "healthcare-human-services", _("Healthcare & Human Services")
    HOSPITALITY = "hospitality-events-tourism", _("Hospitality, Events, & Tourism")
    MANAGEMENT = "management-entrepreneurship", _("Management & Entrepreneurship")
    MARKETING = "marketing-sales", _("Marketing & Sales")
    PUBLIC_SERVICE = "public-service-safety", _("Public Service & Safety")
    SUPPLY_CHAIN = "supply-chain-transportation", _("Supply Chain & Transportation")
